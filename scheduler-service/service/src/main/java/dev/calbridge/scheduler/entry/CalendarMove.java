package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Notice;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what it means that an entry leaves one calendar for another: the resource is replaced.
 * The object keeps its UID (RFC 4918 section 9.9: what is moved stays the same). Pure.
 */
final class CalendarMove {

  private final Facts facts;
  private final EntryAnswers answers;

  CalendarMove(Facts facts, EntryAnswers answers) {
    this.facts = facts;
    this.answers = answers;
  }

  /** The calendar it leaves has been looked at already. */
  Decision<EntryChangeOutcome> decide(EntryChange.Move move, Stored<Appointment> current) {
    KnownResource target = facts.known().resources().get(move.target());
    if (target == null || !target.resource().appointmentSyncAllowed()) {
      return answers.refuse(Reason.UNKNOWN_CALENDAR, "There is no such synchronised calendar.");
    }
    OutsideAccess access = new OutsideAccess(move.source(), target, facts.known());
    if (!access.calendarAllowed()) {
      return answers.refuse(Reason.NOT_ALLOWED, "That calendar does not belong to the user.");
    }
    if (access.readOnly()) {
      return answers.refuse(Reason.READ_ONLY, "That calendar is read-only.");
    }
    if (move.target().equals(move.resource())) {
      return answers.refuse(Reason.NOT_ALLOWED, "An object keeps its name.");
    }
    if (current.value().resources().contains(move.target()) || facts.uidTaken()) {
      return answers.refuse(Reason.UID_IN_USE, "That calendar has an entry of this UID.");
    }
    if (facts.nameTaken()) {
      return answers.refuse(Reason.NAME_IN_USE, "Another entry of that calendar has that name.");
    }
    return answers.save(
        current.id(),
        replaced(current.value(), move, target.resource()),
        placements(move),
        move.baseVersion() == current.version() ? Set.of() : Set.of(Notice.MERGED));
  }

  private static Appointment replaced(Appointment current, EntryChange.Move move, Resource target) {
    boolean primary = current.primaryResource().equals(move.resource());
    return current.withResources(
        primary ? move.target() : current.primaryResource(),
        primary ? current.secondaryResource() : move.target(),
        primary ? branch(current.branch(), target) : current.branch());
  }

  /** The same branch if the target works there, else its first. */
  private static @Nullable UUID branch(@Nullable UUID before, Resource target) {
    if (before == null || target.visibleIn(before) || target.branches().isEmpty()) {
      return before;
    }
    return target.branches().getFirst();
  }

  private List<EntryPlacement> placements(EntryChange.Move move) {
    List<EntryPlacement> placements = new ArrayList<>(2);
    for (EntryPlacement before : facts.placements()) {
      placements.add(
          before.resource().equals(move.resource())
              ? new EntryPlacement(move.target(), before.uid(), move.objectName())
              : before);
    }
    return List.copyOf(placements);
  }
}
