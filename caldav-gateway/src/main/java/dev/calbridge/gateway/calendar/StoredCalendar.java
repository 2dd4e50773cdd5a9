package dev.calbridge.gateway.calendar;

import dev.calbridge.scheduler.contract.CalendarSnapshot;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A calendar as one user sees it.
 *
 * @param viewer subject of that user
 * @param epoch of the projection it was read from
 * @param changeNumber of the newest change to its objects that the user can see; 0 if there was
 *     none
 */
public record StoredCalendar(
    CalendarSnapshot snapshot, String viewer, String epoch, long changeNumber) {

  public CalendarKey key() {
    return new CalendarKey(snapshot.tenant(), snapshot.resource());
  }

  /** Zone of the resource's branch; UTC if this JDK does not know it. */
  public ZoneId zone() {
    try {
      return ZoneId.of(snapshot.timeZone());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
