package dev.calbridge.scheduler.transfer;

import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a resource's calendar holds, drawn as outside calendars see it. */
public interface CalendarContents {

  /** Appointments whose reach touches the window, by start. */
  Uni<Page<CalendarEntry>> appointments(String tenant, Window window);

  /** Unavailabilities whose reach touches the window, by start. */
  Uni<Page<CalendarEntry>> unavailabilities(String tenant, Window window);

  /** Which of these UIDs the calendar has, and what has them. */
  Uni<Map<String, Known>> withUids(String tenant, UUID resource, List<String> uids);

  /**
   * An appointment that is there.
   *
   * @param version its current one
   */
  record Known(UUID entry, long version) {}
}
