package dev.calbridge.gateway.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.calbridge.gateway.calendar.CalendarKey;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Calendars that were read before. A version never changes, so what is known of it is good for
 * ever; which version is the newest is asked of the database each time.
 */
final class KnownSnapshots {

  private final Cache<CalendarKey, CalendarSnapshot> known;

  KnownSnapshots(int most) {
    this.known = Caffeine.newBuilder().maximumSize(most).build();
  }

  /** Null if that version is not known. */
  @Nullable CalendarSnapshot find(CalendarKey calendar, long version) {
    @Nullable CalendarSnapshot snapshot = known.getIfPresent(calendar);
    return snapshot != null && snapshot.version() == version ? snapshot : null;
  }

  void keep(CalendarSnapshot snapshot) {
    known.put(new CalendarKey(snapshot.tenant(), snapshot.resource()), snapshot);
  }
}
