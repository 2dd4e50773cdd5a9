package dev.calbridge.scheduler.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Buffers;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.base.Warning;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as REST shows it. The first fields are those of {@link AppointmentInput}.
 *
 * @param version also the entity tag
 * @param free true if a calendar program wants it not to count as busy
 * @param otherCategories categories from outside that name no type
 * @param changedOccurrences those of the series that differ, by occurrence
 * @param follows the series that this one was split off from
 * @param createdAt when its first version was written
 * @param changedAt when this version was written
 * @param warnings what is worth knowing about the change just made
 */
public record AppointmentView(
    UUID id,
    long version,
    UUID primaryResource,
    @Nullable UUID secondaryResource,
    @Nullable UUID branch,
    @Nullable UUID customer,
    @Nullable UUID type,
    @Nullable UUID status,
    String title,
    @Nullable String notes,
    @Nullable String place,
    boolean homeVisit,
    boolean shownAsUnavailable,
    EntrySpan span,
    @Nullable Recurrence recurrence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ChangedOccurrenceForm> changedOccurrences,
    Buffers buffers,
    boolean free,
    List<String> otherCategories,
    @Nullable UUID follows,
    Instant createdAt,
    Instant changedAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings) {

  static AppointmentView of(Stored<Appointment> stored) {
    return of(stored, List.of());
  }

  /** As the answer to a change. */
  static Function<Stored<Appointment>, AppointmentView> answering(
      Outcome<Stored<Appointment>> outcome) {
    return stored ->
        of(
            stored,
            outcome instanceof Outcome.Done<Stored<Appointment>> done
                ? done.warnings()
                : List.of());
  }

  private static AppointmentView of(Stored<Appointment> stored, List<Warning> warnings) {
    Appointment value = stored.value();
    return new AppointmentView(
        stored.id(),
        stored.version(),
        value.primaryResource(),
        value.secondaryResource(),
        value.branch(),
        value.customer(),
        value.type(),
        value.status(),
        value.title(),
        value.notes(),
        value.place(),
        value.homeVisit(),
        value.shownAsUnavailable(),
        value.span(),
        value.recurrence(),
        value.changed().stream().map(ChangedOccurrenceForm::of).toList(),
        value.buffers(),
        value.free(),
        value.otherCategories(),
        value.follows(),
        stored.createdAt(),
        stored.changedAt(),
        warnings);
  }
}
