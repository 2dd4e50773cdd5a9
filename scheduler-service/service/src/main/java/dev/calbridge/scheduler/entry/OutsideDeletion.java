package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Notice;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Removed;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.util.Set;

/** Decides what a delete made in an outside calendar means: the tenant chose. Pure. */
final class OutsideDeletion {

  private final Facts facts;
  private final EntryAnswers answers;

  OutsideDeletion(Facts facts, EntryAnswers answers) {
    this.facts = facts;
    this.answers = answers;
  }

  /**
   * @param base the version the client last saw
   */
  Decision<EntryChangeOutcome> decide(long base, Stored<Appointment> current) {
    if (base != current.version()) {
      return answers.stale();
    }
    return switch (facts.known().tenant().outsideDelete()) {
      case DELETE ->
          new Decision.Remove<>(
              current.id(),
              current.version() + 1,
              new Removed(current.id(), current.version() + 1));
      case CANCEL -> cancel(current);
      case REFUSE ->
          answers.refuse(
              Reason.NOT_ALLOWED, "Appointments are not deleted from outside calendars here.");
    };
  }

  private Decision<EntryChangeOutcome> cancel(Stored<Appointment> current) {
    if (facts.known().outside(current.value().status()) == EntryStatus.CANCELLED) {
      return answers.unchanged(current);
    }
    return facts
        .known()
        .statusShownAs(EntryStatus.CANCELLED)
        .map(
            status ->
                answers.save(
                    current.id(),
                    current.value().withStatus(status),
                    facts.placements(),
                    Set.of(Notice.CANCELLED_INSTEAD)))
        .orElseGet(
            () ->
                answers.refuse(
                    Reason.NOT_ALLOWED, "The tenant has no status that means cancelled."));
  }
}
