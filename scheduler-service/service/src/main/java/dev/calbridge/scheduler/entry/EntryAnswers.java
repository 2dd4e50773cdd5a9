package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Capacity;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.base.Warning;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Notice;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be answered to a change from outside. Pure. */
final class EntryAnswers {

  private final Facts facts;

  EntryAnswers(Facts facts) {
    this.facts = facts;
  }

  /** Writes that value, or refuses it if it breaks a rule. */
  Decision<EntryChangeOutcome> save(
      UUID id, Appointment value, List<EntryPlacement> placements, Set<Notice> notices) {
    Optional<BrokenRule> broken = value.broken();
    if (broken.isPresent()) {
      BrokenRule rule = broken.get();
      return refuse(rule.limit() ? Reason.LIMIT : Reason.INVALID, rule.detail());
    }
    Capacity capacity = Capacity.of(facts, id, value);
    Optional<Failure> taken = capacity.refusal();
    if (taken.isPresent()) {
      return refuse(Reason.SLOT_TAKEN, taken.get().detail());
    }
    Stored<Appointment> next = facts.next(id, value);
    CalendarEntry entry = EntryPicture.of(facts.tenant(), next, placements, facts.known());
    List<Notice> told =
        Stream.concat(notices.stream(), capacity.warnings().stream().map(EntryAnswers::notice))
            .sorted()
            .toList();
    return new Decision.Save<>(next, placements, entry, new Applied(entry, true, told));
  }

  private static Notice notice(Warning warning) {
    return Capacity.OVERBOOKED.equals(warning.code())
        ? Notice.OVERBOOKED
        : Notice.WHILE_UNAVAILABLE;
  }

  /** Nothing of business was altered. */
  Decision<EntryChangeOutcome> unchanged(Stored<Appointment> current) {
    return new Decision.Leave<>(new Applied(entry(current), false));
  }

  /** Gives the entry as it is along. */
  Decision<EntryChangeOutcome> refuse(Reason reason, String detail) {
    Stored<Appointment> current = facts.current();
    return refuse(reason, detail, current == null ? null : entry(current));
  }

  Decision<EntryChangeOutcome> stale() {
    return refuse(Reason.STALE, "The appointment was changed meanwhile.");
  }

  Decision<EntryChangeOutcome> unknown() {
    return refuse(Reason.UNKNOWN_ENTRY, "This calendar has no such entry.", null);
  }

  CalendarEntry entry(Stored<Appointment> current) {
    return EntryPicture.of(facts.tenant(), current, facts.placements(), facts.known());
  }

  static Decision<EntryChangeOutcome> refuse(
      Reason reason, String detail, @Nullable CalendarEntry current) {
    return new Decision.Leave<>(new Refused(reason, detail, current));
  }
}
