package dev.calbridge.google.link;

import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import java.time.Clock;
import java.util.Locale;

/** The half of a visit that brings the house in line with Google. */
final class SettleInward {

  private final Pairs pairs;
  private final Entries entries;
  private final AskHouse house;
  private final DeletionGuard guard;
  private final SyncJournal journal;
  private final Clock clock;

  SettleInward(
      Pairs pairs,
      Entries entries,
      AskHouse house,
      DeletionGuard guard,
      SyncJournal journal,
      Clock clock) {
    this.pairs = pairs;
    this.entries = entries;
    this.house = house;
    this.guard = guard;
    this.journal = journal;
    this.clock = clock;
  }

  /** Asks whether the entry may go, unless the guard minds. */
  Step delete(Link link, Pair pair, CalendarEntry entry) {
    return switch (guard.judge(link, pair, clock.instant())) {
      case PASS -> ask(link, pair, house.deleting(link, pair, entry));
      case HOLD -> {
        journal.held(link, pair, entry);
        yield Step.parked(pair, DeletionGuard.HELD);
      }
      case REVERT -> new Step.Again(pair, true);
    };
  }

  /** Puts a question that is kept before it is put. */
  Step ask(Link link, Pair pair, Intent.Asking question) {
    Pair about = pair.about(question);
    pairs.keep(link, about);
    return answered(link, about, question, house.put(link, question), false);
  }

  /** Puts a question again whose answer got lost. */
  Step askAgain(Link link, Pair pair, Intent.Asking asking) {
    return answered(link, pair, asking, house.put(link, asking), true);
  }

  /**
   * @param late true if the question is from an earlier turn: a refusal then says nothing about
   *     what there is now
   */
  private Step answered(
      Link link, Pair pair, Intent.Asking asked, EntryChangeOutcome outcome, boolean late) {
    Pair rest = pair.atRest();
    return switch (outcome) {
      case EntryChangeOutcome.Applied(CalendarEntry now, boolean _, var _) -> {
        entries.apply(now);
        // Ours counts as last agreed in Google's words; if the house put it otherwise, Google is
        // told in the next round.
        Pair taken = rest.withEntry(now.id());
        EventContent wanted = asked.wanted();
        yield new Step.Again(
            wanted == null
                ? taken.parted()
                : taken.agreed(new Agreement(wanted, wanted), now.version()),
            false);
      }
      case EntryChangeOutcome.Removed(var gone, long version) -> {
        entries.applyRemoval(link.tenant(), gone, version);
        yield new Step.Again(rest.parted(), false);
      }
      case EntryChangeOutcome.Refused refusal ->
          late ? new Step.Again(rest, false) : refused(link, rest, asked, refusal);
    };
  }

  private Step refused(
      Link link, Pair pair, Intent.Asking asked, EntryChangeOutcome.Refused refusal) {
    journal.refused(link, pair, refusal.reason());
    CalendarEntry current = refusal.current();
    String reason = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (refusal.reason()) {
      case STALE, UID_IN_USE, NAME_IN_USE -> {
        if (current == null) {
          yield Step.parked(pair, reason);
        }
        entries.apply(current);
        yield link.shows(current)
            ? new Step.Overtaken(pair.withEntry(current.id()), false)
            : Step.parked(pair, reason);
      }
      case UNKNOWN_ENTRY, UNKNOWN_CALENDAR, HELD -> Step.parked(pair, reason);
      // An event somebody made in Google is never taken away because the house cannot have it.
      case READ_ONLY, NOT_ALLOWED, SLOT_TAKEN, INVALID, LIMIT ->
          asked.change() instanceof EntryChange.Create
              ? Step.parked(pair, reason)
              : new Step.Again(pair, true);
    };
  }
}
