package dev.calbridge.google.scheduler;

import dev.calbridge.google.link.HouseChanges.HouseUnreachable;
import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.ResourceReferences;
import dev.calbridge.scheduler.contract.LinkedCalendar;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Tells scheduler-service which calendar a resource is connected with. */
@Singleton
public class SchedulerReferences implements ResourceReferences {

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final LinkedCalendarsClient scheduler;

  public SchedulerReferences(@RestClient LinkedCalendarsClient scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public boolean set(Link link) {
    LinkedCalendar calendar = new LinkedCalendar(link.calendarId());
    return status(() -> scheduler.connect(link.tenant(), link.resource(), link.id(), calendar))
        != CONFLICT;
  }

  @Override
  public void clear(String tenant, UUID resource, UUID link) {
    status(() -> scheduler.disconnect(tenant, resource, link));
  }

  /** A resource that is gone needs no reference; what else is refused may be taken later. */
  private static int status(Runnable call) {
    try {
      call.run();
      return 204;
    } catch (WebApplicationException answer) {
      int status = answer.getResponse().getStatus();
      if (status == NOT_FOUND || status == CONFLICT) {
        return status;
      }
      throw new HouseUnreachable("scheduler-service answered " + status, answer);
    } catch (ProcessingException | OidcClientException e) {
      throw new HouseUnreachable("scheduler-service does not answer", e);
    }
  }
}
