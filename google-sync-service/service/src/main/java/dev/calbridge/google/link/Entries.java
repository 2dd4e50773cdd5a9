package dev.calbridge.google.link;

import dev.calbridge.scheduler.contract.CalendarEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The entries of the house as far as they have reached us. */
public interface Entries {

  /** Empty if there is no such entry, or no longer. */
  Optional<CalendarEntry> find(String tenant, UUID entry);

  /**
   * Keeps an entry unless a newer version is kept already, and marks its pairs.
   *
   * @return links that have something to do now
   */
  List<UUID> apply(CalendarEntry entry);

  /** Keeps that an entry is gone; otherwise like {@link #apply}. */
  List<UUID> applyRemoval(String tenant, UUID entry, long version);
}
