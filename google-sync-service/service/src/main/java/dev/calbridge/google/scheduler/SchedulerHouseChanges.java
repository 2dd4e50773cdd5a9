package dev.calbridge.google.scheduler;

import dev.calbridge.google.link.HouseChanges;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks scheduler-service. */
@Singleton
public class SchedulerHouseChanges implements HouseChanges {

  private final EntryChangesClient scheduler;

  public SchedulerHouseChanges(@RestClient EntryChangesClient scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public EntryChangeOutcome ask(String tenant, String idempotencyKey, EntryChange change) {
    try {
      return scheduler.ask(tenant, idempotencyKey, change);
    } catch (WebApplicationException answer) {
      int status = answer.getResponse().getStatus();
      if (status == 400 || status == 413 || status == 422) {
        // This one question is bad; others are not, and the same again would be as bad.
        return new EntryChangeOutcome.Refused(
            EntryChangeOutcome.Reason.INVALID, "scheduler-service answered " + status, null);
      }
      throw new HouseUnreachable("scheduler-service answered " + status, answer);
    } catch (ProcessingException | OidcClientException e) {
      throw new HouseUnreachable("scheduler-service does not answer", e);
    }
  }
}
