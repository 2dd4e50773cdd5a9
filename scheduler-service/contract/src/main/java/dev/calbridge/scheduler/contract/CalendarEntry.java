package dev.calbridge.scheduler.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The protocol-neutral picture of an appointment or unavailability that every outside calendar
 * gets: a full snapshot, newest version wins.
 *
 * @param tenant alias of the tenant
 * @param id identifies the appointment or unavailability
 * @param kind what it stands for
 * @param version grows with every change of business; a consumer ignores what is not newer
 * @param placements the calendars that show it; at least one
 * @param content what a program shows
 * @param color {@code #RRGGBB} of the appointment type, or null
 * @param reminders minutes before the start; the resource's default
 * @param readOnly true if outside calendars may not change it
 * @param createdAt when the first version was committed
 * @param changedAt when this version was committed
 * @param discreet the texts without customers' data; null if they are the content's own
 */
public record CalendarEntry(
    String tenant,
    UUID id,
    EntryKind kind,
    long version,
    List<EntryPlacement> placements,
    EntryContent content,
    @Nullable String color,
    List<Integer> reminders,
    boolean readOnly,
    Instant createdAt,
    Instant changedAt,
    @Nullable DiscreetText discreet) {

  public CalendarEntry {
    placements = List.copyOf(placements);
    reminders = List.copyOf(reminders);
  }

  /** An entry that says nothing about customers. */
  public CalendarEntry(
      String tenant,
      UUID id,
      EntryKind kind,
      long version,
      List<EntryPlacement> placements,
      EntryContent content,
      @Nullable String color,
      List<Integer> reminders,
      boolean readOnly,
      Instant createdAt,
      Instant changedAt) {
    this(
        tenant,
        id,
        kind,
        version,
        placements,
        content,
        color,
        reminders,
        readOnly,
        createdAt,
        changedAt,
        null);
  }
}
