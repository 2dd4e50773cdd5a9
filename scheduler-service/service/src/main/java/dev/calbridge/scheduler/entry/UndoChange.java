package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Capacity;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.EarlierVersion;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.journal.Journal;
import dev.calbridge.scheduler.journal.Journal.Restored;
import dev.calbridge.scheduler.journal.KeptLine;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Takes back what came from outside: the appointment is again as it was before. */
public final class UndoChange {

  private final Journal journal;

  public UndoChange(Journal journal) {
    this.journal = journal;
  }

  /**
   * @param by subject of the account
   * @param force also if the appointment was changed since; that change is lost then
   */
  public Uni<Outcome<Restored>> undo(String tenant, UUID line, String by, boolean force) {
    return journal.undo(tenant, line, by, (kept, facts) -> decide(kept, facts, force));
  }

  static Decision<Outcome<Restored>> decide(KeptLine kept, Facts facts, boolean force) {
    Optional<Failure> failure =
        notUndoable(kept).or(() -> force ? Optional.empty() : changedSince(kept, facts));
    if (failure.isPresent()) {
      return failed(failure.get());
    }
    return kept.line().action() == JournalLine.Action.CREATE
        ? uncreate(facts)
        : restore(kept, facts, force);
  }

  private static Optional<Failure> notUndoable(KeptLine kept) {
    if (kept.undone() != null) {
      return Optional.of(conflict("already-undone", "Somebody has undone it already."));
    }
    return kept.versionAfter() == null
        ? Optional.of(conflict("nothing-to-undo", "This line tells of no change made here."))
        : Optional.empty();
  }

  private static Optional<Failure> changedSince(KeptLine kept, Facts facts) {
    Stored<Appointment> current = facts.current();
    long version = current == null ? facts.lastVersion() : current.version();
    boolean removed = kept.line().action() == JournalLine.Action.REMOVE && cameToAnEnd(kept);
    boolean asLeft = Objects.equals(kept.versionAfter(), version) && removed == (current == null);
    return asLeft
        ? Optional.empty()
        : Optional.of(
            conflict(
                "changed-since",
                "The appointment was changed since. Look at it, or ask for it by force."));
  }

  /** A delete may also have become the cancelled status. */
  private static boolean cameToAnEnd(KeptLine kept) {
    return kept.line().after() == null;
  }

  private static Decision<Outcome<Restored>> uncreate(Facts facts) {
    Stored<Appointment> current = facts.current();
    return current == null
        ? failed(conflict("nothing-to-undo", "The appointment is gone already."))
        : new Decision.Remove<>(
            current.id(),
            current.version() + 1,
            new Outcome.Done<>(new Restored(current.id(), null), false));
  }

  private static Decision<Outcome<Restored>> restore(KeptLine kept, Facts facts, boolean force) {
    EarlierVersion before = facts.base();
    UUID entry = kept.line().entry();
    if (before == null || entry == null) {
      return failed(conflict("version-forgotten", "How it was before is not kept any more."));
    }
    Capacity capacity = Capacity.of(facts, entry, before.value());
    Optional<Failure> taken = force ? Optional.empty() : capacity.refusal();
    if (taken.isPresent()) {
      return failed(taken.get());
    }
    Stored<Appointment> next = facts.next(entry, before.value());
    return new Decision.Save<>(
        next,
        before.placements(),
        EntryPicture.of(facts.tenant(), next, before.placements(), facts.known()),
        new Outcome.Done<>(new Restored(entry, next), false, capacity.warnings()));
  }

  private static Failure conflict(String code, String detail) {
    return new Failure(Failure.Kind.CONFLICT, code, detail);
  }

  private static Decision<Outcome<Restored>> failed(Failure failure) {
    return new Decision.Leave<>(new Outcome.Failed<>(failure));
  }
}
