package dev.calbridge.scheduler.contract;

/** Kafka topics that scheduler-service owns, and the CloudEvents types found on them. */
public final class SchedulerTopics {

  /** Compacted; key {@code tenant/resource}; value {@link CalendarSnapshot} or a tombstone. */
  public static final String CALENDARS = "calbridge.calendars.v1";

  /** Compacted; key {@code tenant/entry}; value {@link CalendarEntry} or a tombstone. */
  public static final String CALENDAR_ENTRIES = "calbridge.calendar-entries.v1";

  /** Kept 30 days; key {@code tenant/resource}; value {@link JournalLine}; no tombstones. */
  public static final String SYNC_JOURNAL = "calbridge.sync-journal.v1";

  public static final String CALENDAR_CHANGED = "dev.calbridge.calendar.changed.v1";
  public static final String CALENDAR_REMOVED = "dev.calbridge.calendar.removed.v1";
  public static final String ENTRY_CHANGED = "dev.calbridge.calendar-entry.changed.v1";
  public static final String ENTRY_REMOVED = "dev.calbridge.calendar-entry.removed.v1";

  public static final String JOURNAL_LINE = "dev.calbridge.sync-journal.line.v1";

  private SchedulerTopics() {}
}
