package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a series that differs from the others (RFC 5545 section 3.8.4.4). It says all
 * of what may differ; resources, customer and buffers are those of the series.
 *
 * @param occurrence which one: the start it would have had, as wall-clock time in the zone of the
 *     series; midnight if the series is of whole days
 * @param title may be empty
 * @param notes or null
 * @param branch or null
 * @param type or null
 * @param status or null
 * @param place or null
 * @param free as in {@link Appointment}
 * @param span when it takes place instead
 * @param otherCategories as in {@link Appointment}
 * @param extras as in {@link Appointment}
 */
public record ChangedOccurrence(
    LocalDateTime occurrence,
    String title,
    @Nullable String notes,
    @Nullable UUID branch,
    @Nullable UUID type,
    @Nullable UUID status,
    @Nullable String place,
    boolean free,
    EntrySpan span,
    List<String> otherCategories,
    List<String> extras) {

  public ChangedOccurrence {
    title = Absent.lines(title);
    notes = Absent.blank(notes);
    place = Absent.blank(place);
    otherCategories = List.copyOf(otherCategories);
    extras = List.copyOf(extras);
  }

  /**
   * An occurrence that takes place as that appointment says.
   *
   * @param single of the series' resources and customer; its recurrence is ignored
   */
  public static ChangedOccurrence of(LocalDateTime occurrence, Appointment single) {
    return new ChangedOccurrence(
        occurrence,
        single.title(),
        single.notes(),
        single.branch(),
        single.type(),
        single.status(),
        single.place(),
        single.free(),
        single.span(),
        single.otherCategories(),
        single.extras());
  }

  /** The same with other property lines. */
  public ChangedOccurrence withExtras(List<String> lines) {
    return new ChangedOccurrence(
        occurrence, title, notes, branch, type, status, place, free, span, otherCategories, lines);
  }

  /** How many UTF-16 units of text it holds. */
  int textLength() {
    int length = title.length();
    length += notes == null ? 0 : notes.length();
    length += place == null ? 0 : place.length();
    length += otherCategories.stream().mapToInt(String::length).sum();
    return length + extras.stream().mapToInt(String::length).sum();
  }

  /** Keeps what people wrote out of every log. */
  @Override
  public String toString() {
    return "ChangedOccurrence[" + occurrence + "]";
  }
}
