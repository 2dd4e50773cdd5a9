package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence of a series that differs from the others, as REST reads and shows it. It says all
 * of what may differ.
 *
 * @param occurrence which one: the start it would have had, as wall-clock time in the zone of the
 *     series; midnight if the series is of whole days
 * @param span when it takes place instead
 * @param free as in {@link AppointmentView}
 * @param otherCategories as in {@link AppointmentView}
 */
public record ChangedOccurrenceForm(
    @Nullable LocalDateTime occurrence,
    @Nullable String title,
    @Nullable String notes,
    @Nullable UUID branch,
    @Nullable UUID type,
    @Nullable UUID status,
    @Nullable String place,
    @Nullable EntrySpan span,
    boolean free,
    @Nullable List<String> otherCategories) {

  static ChangedOccurrenceForm of(ChangedOccurrence one) {
    return new ChangedOccurrenceForm(
        one.occurrence(),
        one.title(),
        one.notes(),
        one.branch(),
        one.type(),
        one.status(),
        one.place(),
        one.span(),
        one.free(),
        one.otherCategories());
  }

  /**
   * @throws ProblemException 422 if a part is missing without which there is no occurrence
   */
  static List<ChangedOccurrence> read(@Nullable List<ChangedOccurrenceForm> forms) {
    List<ChangedOccurrence> changed = new ArrayList<>();
    for (@Nullable ChangedOccurrenceForm form :
        forms == null ? List.<ChangedOccurrenceForm>of() : forms) {
      changed.add(form == null ? incomplete() : form.read());
    }
    return changed;
  }

  private ChangedOccurrence read() {
    if (occurrence == null || span == null) {
      return incomplete();
    }
    return new ChangedOccurrence(
        occurrence,
        Absent.text(title),
        notes,
        branch,
        type,
        status,
        place,
        free,
        span,
        Absent.list(otherCategories),
        List.of());
  }

  private static ChangedOccurrence incomplete() {
    throw new ProblemException(
        422, "override-incomplete", "A changed occurrence has an occurrence and a span.");
  }
}
