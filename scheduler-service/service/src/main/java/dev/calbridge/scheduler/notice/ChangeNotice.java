package dev.calbridge.scheduler.notice;

import java.util.List;
import java.util.UUID;

/**
 * Something has another version now. It says what to fetch again, never what it says.
 *
 * @param position where it stands in the stream
 * @param kind what changed
 * @param id of the appointment, the unavailability or the resource
 * @param version it has now
 * @param removed true if it is gone
 * @param resources whose calendars show it; empty if it is gone: then nobody knows any more
 */
public record ChangeNotice(
    Position position, Kind kind, UUID id, long version, boolean removed, List<UUID> resources) {

  public ChangeNotice {
    resources = List.copyOf(resources);
  }

  /** What can change. */
  public enum Kind {
    ENTRY,
    CALENDAR
  }
}
