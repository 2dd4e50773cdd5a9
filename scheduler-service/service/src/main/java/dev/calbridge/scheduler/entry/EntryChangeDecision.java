package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Removed;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.resource.KnownResource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what a change made in an outside calendar means. Pure. */
final class EntryChangeDecision {

  private final Facts facts;
  private final Supplier<UUID> ids;

  EntryChangeDecision(Facts facts, Supplier<UUID> ids) {
    this.facts = facts;
    this.ids = ids;
  }

  /**
   * @param id the entry to be changed, or the one a new entry gets
   */
  Decision<EntryChangeOutcome> decide(UUID id, EntryChange change) {
    KnownResource calendar = facts.known().resources().get(change.resource());
    if (calendar == null || !calendar.resource().appointmentSyncAllowed()) {
      return refuse(Reason.UNKNOWN_CALENDAR, "There is no such synchronised calendar.", null);
    }
    OutsideAccess access = new OutsideAccess(change.source(), calendar, facts.known());
    if (!access.calendarAllowed()) {
      return refuse(Reason.NOT_ALLOWED, "This calendar does not belong to the user.", null);
    }
    return switch (change) {
      case EntryChange.Create create -> create(id, create, access);
      case EntryChange.Update update -> update(update, access);
      case EntryChange.Delete delete -> delete(delete, access);
      case EntryChange.Move _ ->
          refuse(Reason.NOT_ALLOWED, "Appointments do not move between calendars yet.", null);
    };
  }

  private Decision<EntryChangeOutcome> create(
      UUID id, EntryChange.Create create, OutsideAccess access) {
    if (access.readOnly()) {
      return refuse(Reason.READ_ONLY, "This calendar is read-only.", null);
    }
    if (facts.uidTaken()) {
      return refuse(Reason.UID_IN_USE, "Another entry of this calendar has that UID.", null);
    }
    if (facts.nameTaken()) {
      return refuse(Reason.NAME_IN_USE, "Another entry of this calendar has that name.", null);
    }
    Appointment blank =
        new Appointment(
            create.resource(),
            null,
            access.branchOfNew().orElse(null),
            null,
            null,
            null,
            "",
            null,
            null,
            false,
            false,
            false,
            create.content().span(),
            null,
            List.of(),
            List.of());
    Appointment next = new EntryEdits(facts.known(), access).apply(blank, create.content());
    return save(
        id,
        next,
        List.of(new EntryPlacement(create.resource(), create.uid(), create.objectName())));
  }

  private Decision<EntryChangeOutcome> update(EntryChange.Update update, OutsideAccess access) {
    Optional<Decision<EntryChangeOutcome>> refusal = untouchable(update.resource(), access);
    Stored<Appointment> current = facts.current();
    if (refusal.isPresent() || current == null) {
      return refusal.orElseGet(this::unknown);
    }
    Appointment next =
        new EntryEdits(facts.known(), access).apply(current.value(), update.content());
    if (next.equals(current.value())) {
      return new Decision.Leave<>(new Applied(currentEntry(current), false));
    }
    if (update.baseVersion() != current.version()) {
      return stale(current);
    }
    return save(current.id(), next, facts.placements());
  }

  private Decision<EntryChangeOutcome> delete(EntryChange.Delete delete, OutsideAccess access) {
    Optional<Decision<EntryChangeOutcome>> refusal = untouchable(delete.resource(), access);
    Stored<Appointment> current = facts.current();
    if (refusal.isPresent() || current == null) {
      return refusal.orElseGet(this::unknown);
    }
    if (delete.baseVersion() != current.version()) {
      return stale(current);
    }
    return switch (facts.known().tenant().outsideDelete()) {
      case DELETE ->
          new Decision.Remove<>(
              current.id(),
              current.version() + 1,
              new Removed(current.id(), current.version() + 1));
      case CANCEL -> cancel(current);
      case REFUSE ->
          refuse(
              Reason.NOT_ALLOWED,
              "Appointments are not deleted from outside calendars here.",
              currentEntry(current));
    };
  }

  private Decision<EntryChangeOutcome> cancel(Stored<Appointment> current) {
    if (facts.known().outside(current.value().status()) == EntryStatus.CANCELLED) {
      return new Decision.Leave<>(new Applied(currentEntry(current), false));
    }
    return facts
        .known()
        .statusShownAs(EntryStatus.CANCELLED)
        .map(status -> save(current.id(), current.value().withStatus(status), facts.placements()))
        .orElseGet(
            () ->
                refuse(
                    Reason.NOT_ALLOWED,
                    "The tenant has no status that means cancelled.",
                    currentEntry(current)));
  }

  /** Why this entry cannot be changed through this calendar at all. */
  private Optional<Decision<EntryChangeOutcome>> untouchable(UUID calendar, OutsideAccess access) {
    var unavailability = facts.unavailability();
    if (unavailability != null && unavailability.value().resource().equals(calendar)) {
      CalendarEntry entry =
          EntryPicture.of(facts.tenant(), unavailability, facts.known().tenant().language());
      return Optional.of(
          refuse(Reason.READ_ONLY, "Unavailabilities are changed in the appointment book.", entry));
    }
    Stored<Appointment> current = facts.current();
    if (current == null || !current.value().resources().contains(calendar)) {
      return Optional.of(unknown());
    }
    return access.readOnly()
        ? Optional.of(
            refuse(Reason.READ_ONLY, "This calendar is read-only.", currentEntry(current)))
        : Optional.empty();
  }

  private Decision<EntryChangeOutcome> save(
      UUID id, Appointment value, List<EntryPlacement> before) {
    Optional<BrokenRule> broken = value.broken();
    if (broken.isPresent()) {
      BrokenRule rule = broken.get();
      Stored<Appointment> current = facts.current();
      return refuse(
          rule.limit() ? Reason.LIMIT : Reason.INVALID,
          rule.detail(),
          current == null ? null : currentEntry(current));
    }
    Stored<Appointment> next = facts.next(id, value);
    List<EntryPlacement> placements = Placements.of(id, value, before, ids);
    CalendarEntry entry = EntryPicture.of(facts.tenant(), next, placements, facts.known());
    return new Decision.Save<>(next, placements, entry, new Applied(entry, true));
  }

  private Decision<EntryChangeOutcome> stale(Stored<Appointment> current) {
    return refuse(Reason.STALE, "The appointment was changed meanwhile.", currentEntry(current));
  }

  private Decision<EntryChangeOutcome> unknown() {
    return refuse(Reason.UNKNOWN_ENTRY, "This calendar has no such entry.", null);
  }

  private CalendarEntry currentEntry(Stored<Appointment> current) {
    return EntryPicture.of(facts.tenant(), current, facts.placements(), facts.known());
  }

  private static Decision<EntryChangeOutcome> refuse(
      Reason reason, String detail, @Nullable CalendarEntry current) {
    return new Decision.Leave<>(new Refused(reason, detail, current));
  }
}
