package dev.calbridge.scheduler.contract;

/** What an entry stands for. Availabilities never become entries. */
public enum EntryKind {
  APPOINTMENT,
  UNAVAILABILITY
}
