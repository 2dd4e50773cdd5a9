package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.EarlierVersion;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Notice;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.resource.KnownResource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Decides what a change made in an outside calendar means. Pure. */
final class EntryChangeDecision {

  private final Facts facts;
  private final Supplier<UUID> ids;
  private final EntryAnswers answers;

  EntryChangeDecision(Facts facts, Supplier<UUID> ids) {
    this.facts = facts;
    this.ids = ids;
    this.answers = new EntryAnswers(facts);
  }

  /**
   * @param id the entry to be changed, or the one a new entry gets
   */
  Decision<EntryChangeOutcome> decide(UUID id, EntryChange change) {
    Optional<Decision<EntryChangeOutcome>> readOnly = unavailability(change.resource());
    KnownResource calendar = facts.known().resources().get(change.resource());
    if (calendar == null) {
      // A companion calendar is no resource, and shows unavailabilities only.
      return readOnly.orElseGet(EntryChangeDecision::unknownCalendar);
    }
    // A file is taken into the appointment book: no outside calendar is opened by it.
    if (change.source().kind() != ChangeSource.Kind.FILE
        && !calendar.resource().appointmentSyncAllowed()) {
      return unknownCalendar();
    }
    OutsideAccess access = new OutsideAccess(change.source(), calendar, facts.known());
    if (!access.calendarAllowed()) {
      return EntryAnswers.refuse(
          Reason.NOT_ALLOWED, "This calendar does not belong to the user.", null);
    }
    if (readOnly.isPresent()) {
      return readOnly.get();
    }
    if (change instanceof EntryChange.Create create) {
      return create(id, create, access);
    }
    Stored<Appointment> current = facts.current();
    if (current == null || !current.value().resources().contains(change.resource())) {
      return answers.unknown();
    }
    if (access.readOnly()) {
      return answers.refuse(Reason.READ_ONLY, "This calendar is read-only.");
    }
    return switch (change) {
      case EntryChange.Create create -> create(id, create, access);
      case EntryChange.Update update -> update(update, current, access);
      case EntryChange.Delete delete ->
          new OutsideDeletion(facts, answers).decide(delete.baseVersion(), current);
      case EntryChange.Move move -> new CalendarMove(facts, answers).decide(move, current);
    };
  }

  private static Decision<EntryChangeOutcome> unknownCalendar() {
    return EntryAnswers.refuse(
        Reason.UNKNOWN_CALENDAR, "There is no such synchronised calendar.", null);
  }

  private Decision<EntryChangeOutcome> create(
      UUID id, EntryChange.Create create, OutsideAccess access) {
    if (access.readOnly()) {
      return EntryAnswers.refuse(Reason.READ_ONLY, "This calendar is read-only.", null);
    }
    if (facts.uidTaken()) {
      return EntryAnswers.refuse(
          Reason.UID_IN_USE, "Another entry of this calendar has that UID.", null);
    }
    if (facts.nameTaken()) {
      return EntryAnswers.refuse(
          Reason.NAME_IN_USE, "Another entry of this calendar has that name.", null);
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
            saysAway(create),
            false,
            create.content().span(),
            null,
            List.of(),
            List.of());
    Appointment next =
        new EntryEdits(facts.known(), access)
            .apply(blank, EntryPicture.content(blank, facts.known()), create.content());
    return answers.save(
        id,
        next,
        List.of(new EntryPlacement(create.resource(), create.uid(), create.objectName())),
        notices(blank, next));
  }

  /**
   * Google has events that stand for nothing but somebody's absence. Other programs mark ordinary
   * appointments as out of office, too: there the mark is not taken.
   */
  private static boolean saysAway(EntryChange.Create create) {
    return create.source().kind() == ChangeSource.Kind.GOOGLE
        && create.content().busy() == Busy.OUT_OF_OFFICE;
  }

  private Decision<EntryChangeOutcome> update(
      EntryChange.Update update, Stored<Appointment> current, OutsideAccess access) {
    EntryEdits edits = new EntryEdits(facts.known(), access);
    Appointment ours = current.value();
    EntryContent shown = EntryPicture.content(ours, facts.known());
    Appointment next = edits.apply(ours, shown, update.content());
    if (next.equals(ours)) {
      return answers.unchanged(current);
    }
    if (update.baseVersion() == current.version()) {
      return save(current, next, notices(ours, next));
    }
    EarlierVersion base = facts.base();
    if (base == null) {
      return answers.stale();
    }
    Appointment theirs = edits.apply(base.value(), base.shown(), update.content());
    return ThreeWayMerge.of(base.value(), ours, theirs)
        .map(joined -> merged(current, base, joined))
        .orElseGet(answers::stale);
  }

  private Decision<EntryChangeOutcome> merged(
      Stored<Appointment> current, EarlierVersion base, Appointment joined) {
    Appointment ours = current.value();
    if (joined.equals(ours)) {
      return answers.unchanged(current);
    }
    Set<Notice> notices = notices(ours, joined);
    if (!ours.equals(base.value())) {
      notices.add(Notice.MERGED);
    }
    return save(current, joined, notices);
  }

  private Decision<EntryChangeOutcome> save(
      Stored<Appointment> current, Appointment next, Set<Notice> notices) {
    return answers.save(
        current.id(), next, Placements.of(current.id(), next, facts.placements(), ids), notices);
  }

  private static Set<Notice> notices(Appointment before, Appointment next) {
    Set<Notice> notices = EnumSet.noneOf(Notice.class);
    if (!before.otherCategories().containsAll(next.otherCategories())) {
      notices.add(Notice.UNKNOWN_TYPE_KEPT);
    }
    return notices;
  }

  /** Unavailabilities are shown in the resource's calendar or in its companion. */
  private Optional<Decision<EntryChangeOutcome>> unavailability(UUID calendar) {
    var unavailability = facts.unavailability();
    if (unavailability == null) {
      return Optional.empty();
    }
    CalendarEntry entry = EntryPicture.of(facts.tenant(), unavailability, facts.known().tenant());
    boolean here = entry.placements().stream().anyMatch(one -> one.resource().equals(calendar));
    return here
        ? Optional.of(
            EntryAnswers.refuse(
                Reason.READ_ONLY, "Unavailabilities are changed in the appointment book.", entry))
        : Optional.empty();
  }
}
