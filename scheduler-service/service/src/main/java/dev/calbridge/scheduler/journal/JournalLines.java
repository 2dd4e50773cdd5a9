package dev.calbridge.scheduler.journal;

import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Notice;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Removed;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.time.Reach;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what was decided about a change from outside. Pure. */
public final class JournalLines {

  private JournalLines() {}

  /**
   * The line about a change.
   *
   * @param id of the line
   * @param entry that was changed or created
   * @param before what calendars showed, or null if there was nothing
   */
  public static KeptLine of(
      UUID id,
      UUID entry,
      EntryChange change,
      Facts facts,
      @Nullable EntryContent before,
      EntryChangeOutcome outcome) {
    boolean changed = !(outcome instanceof Refused) && !unchanged(outcome);
    var current = facts.current();
    Refused refused = outcome instanceof Refused some ? some : null;
    JournalLine line =
        new JournalLine(
            facts.tenant(),
            id,
            facts.now(),
            change.resource(),
            change instanceof EntryChange.Create && refused != null ? null : entry,
            JournalLine.Direction.INWARD,
            change.source(),
            action(change),
            outcome(outcome),
            refused == null ? null : code(refused),
            refused == null
                ? null
                : RefusalWords.of(refused.reason(), facts.known().tenant().language()),
            before,
            after(change, outcome, before));
    return new KeptLine(
        line,
        changed && current != null ? current.version() : null,
        changed ? version(outcome) : null,
        change instanceof EntryChange.Delete && changed && toCome(facts),
        null);
  }

  /** True if nothing of business was altered, which is not worth a line in the journal. */
  public static boolean unchanged(EntryChangeOutcome outcome) {
    return outcome instanceof Applied applied && !applied.changed();
  }

  private static boolean toCome(Facts facts) {
    var current = facts.current();
    if (current == null) {
      return false;
    }
    var until = Reach.of(current.value().span(), current.value().recurrence()).until();
    return until == null || until.isAfter(facts.now());
  }

  private static JournalLine.Action action(EntryChange change) {
    return switch (change) {
      case EntryChange.Create _ -> JournalLine.Action.CREATE;
      case EntryChange.Update _ -> JournalLine.Action.CHANGE;
      case EntryChange.Delete _ -> JournalLine.Action.REMOVE;
      case EntryChange.Move _ -> JournalLine.Action.MOVE;
    };
  }

  private static JournalLine.Outcome outcome(EntryChangeOutcome outcome) {
    return switch (outcome) {
      case Applied applied when applied.notices().contains(Notice.MERGED) ->
          JournalLine.Outcome.MERGED;
      case Applied _, Removed _ -> JournalLine.Outcome.APPLIED;
      case Refused refused when refused.reason() == EntryChangeOutcome.Reason.HELD ->
          JournalLine.Outcome.HELD;
      case Refused _ -> JournalLine.Outcome.REFUSED;
    };
  }

  private static @Nullable EntryContent after(
      EntryChange change, EntryChangeOutcome outcome, @Nullable EntryContent before) {
    if (outcome instanceof Applied applied) {
      return applied.entry().content();
    }
    return switch (change) {
      case EntryChange.Create create -> create.content();
      case EntryChange.Update update -> update.content();
      case EntryChange.Delete _ -> null;
      case EntryChange.Move _ -> before;
    };
  }

  private static @Nullable Long version(EntryChangeOutcome outcome) {
    return switch (outcome) {
      case Applied applied -> applied.entry().version();
      case Removed removed -> removed.version();
      case Refused _ -> null;
    };
  }

  private static String code(Refused refused) {
    return refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
