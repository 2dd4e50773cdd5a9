package dev.calbridge.scheduler.resource;

import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Which calendar elsewhere a resource is connected with; kept by the links that connect them. */
public interface LinkedCalendars {

  /**
   * The link connects the resource with that calendar. Fails with {@code calendar-taken} if another
   * resource, of whichever tenant, is connected with it, and with {@code resource-taken} if another
   * link connects the resource already.
   */
  Uni<Outcome<Stored<Resource>>> connect(
      String tenant, UUID resource, UUID link, String calendarId);

  /** The link is gone. If it did not connect the resource, nothing changes. */
  Uni<Void> disconnect(String tenant, UUID resource, UUID link);
}
