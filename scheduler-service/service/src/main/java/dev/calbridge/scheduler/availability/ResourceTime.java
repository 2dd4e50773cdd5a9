package dev.calbridge.scheduler.availability;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.time.RecurrenceRules;
import dev.calbridge.scheduler.time.SpanRules;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time in which a resource can, or cannot, be booked.
 *
 * @param resource whose time
 * @param title shown to people, or null for a usual word
 * @param notes or null
 * @param span when it (first) takes place
 * @param recurrence null if once
 */
public record ResourceTime(
    UUID resource,
    @Nullable String title,
    @Nullable String notes,
    EntrySpan span,
    @Nullable Recurrence recurrence)
    implements Checked {

  public ResourceTime {
    title = Absent.blank(title);
    notes = Absent.blank(notes);
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks()
        .optional("title", title, 500)
        .optional("notes", notes, 64 * 1024)
        .also(() -> SpanRules.broken(span))
        .also(() -> RecurrenceRules.broken(recurrence, span))
        .first();
  }

  /** Which of the two it is. */
  public enum Kind {
    UNAVAILABILITY,
    AVAILABILITY
  }
}
