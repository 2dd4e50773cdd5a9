package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.guard.GuardFacts;
import dev.calbridge.scheduler.journal.JournalLines;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides about a change from outside, lets the guard look at it, and writes it down. Pure. */
final class OutsideJudgement {

  private final Facts facts;
  private final GuardFacts guard;
  private final Supplier<UUID> ids;

  OutsideJudgement(Facts facts, GuardFacts guard, Supplier<UUID> ids) {
    this.facts = facts;
    this.guard = guard;
    this.ids = ids;
  }

  /**
   * @param id the entry to be changed, or the one a new entry gets
   */
  Decision<Judged> of(UUID id, EntryChange change) {
    Decision<EntryChangeOutcome> decision = new EntryChangeDecision(facts, ids).decide(id, change);
    if (change instanceof EntryChange.Delete delete
        && !(decision instanceof Decision.Leave<EntryChangeOutcome>)
        && guard.holds()) {
      return held(id, delete);
    }
    return judged(id, change, decision, null, !JournalLines.unchanged(decision.answer()));
  }

  private Decision<Judged> held(UUID id, EntryChange.Delete delete) {
    UUID incident = guard.incident();
    Judged.Hold hold =
        new Judged.Hold(
            incident == null ? ids.get() : incident,
            incident == null,
            guard.deleted(),
            delete.baseVersion());
    Decision<EntryChangeOutcome> refusal =
        new EntryAnswers(facts)
            .refuse(Reason.HELD, "One source has deleted too much: an administrator decides.");
    // A program that tries again is told again, but that is no news.
    return judged(id, delete, refusal, hold, !guard.held());
  }

  private Decision<Judged> judged(
      UUID id,
      EntryChange change,
      Decision<EntryChangeOutcome> decision,
      Judged.@Nullable Hold hold,
      boolean worthKeeping) {
    Stored<Appointment> current = facts.current();
    EntryContent before =
        current == null ? null : EntryPicture.content(current.value(), facts.known());
    EntryChangeOutcome outcome = decision.answer();
    return decision.answering(
        new Judged(
            outcome,
            JournalLines.of(ids.get(), id, change, facts, before, outcome),
            worthKeeping,
            hold));
  }
}
