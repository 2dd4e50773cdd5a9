package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.AppointmentType;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.contract.DiscreetText;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.organisation.Branch;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an appointment for calendars that must learn nothing of customers: no block, no name
 * in title and notes, no address. Pure.
 */
final class DiscreetPicture {

  private DiscreetPicture() {}

  /**
   * @param shown the same appointment as it is shown in full
   * @return null if that says nothing of customers anyway
   */
  static @Nullable DiscreetText of(Appointment value, EntryContent shown, Surroundings known) {
    DiscreetText text =
        new DiscreetText(
            title(value, known),
            notes(value, known),
            location(value, known),
            value.changed().stream().map(one -> of(value, one, known)).toList());
    boolean same =
        text.title().equals(shown.title())
            && Objects.equals(text.description(), shown.description())
            && Objects.equals(text.location(), shown.location())
            && text.overrides().isEmpty();
    return same ? null : text;
  }

  private static DiscreetText.OfOccurrence of(
      Appointment series, ChangedOccurrence one, Surroundings known) {
    Appointment single = series.single(one);
    return new DiscreetText.OfOccurrence(
        one.occurrence(), title(single, known), notes(single, known), location(single, known));
  }

  private static String title(Appointment value, Surroundings known) {
    String rest = names(value, known).without(value.title());
    if (!rest.isBlank() || value.title().isBlank()) {
      return rest;
    }
    UUID type = value.type();
    AppointmentType kind = type == null ? null : known.types().get(type);
    return kind == null ? BlockWords.in(known.tenant().language()).appointment() : kind.name();
  }

  private static @Nullable String notes(Appointment value, Surroundings known) {
    String notes = value.notes();
    if (notes == null) {
      return null;
    }
    String rest = names(value, known).without(notes);
    return rest.isBlank() ? null : rest;
  }

  /** A place of its own is, for a customer's appointment, most often where the customer lives. */
  private static @Nullable String location(Appointment value, Surroundings known) {
    if (value.place() != null && value.customer() == null && !value.homeVisit()) {
      return value.place();
    }
    UUID id = value.branch();
    Branch branch = id == null || value.homeVisit() ? null : known.branches().get(id);
    return branch == null ? null : branch.name();
  }

  private static Names names(Appointment value, Surroundings known) {
    UUID customer = value.customer();
    return new Names(customer == null ? null : known.customers().get(customer));
  }
}
