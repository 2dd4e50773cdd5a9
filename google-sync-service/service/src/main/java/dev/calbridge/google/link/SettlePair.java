package dev.calbridge.google.link;

import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.Cause;
import dev.calbridge.google.sync.Decision;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Reconciliation;
import dev.calbridge.scheduler.contract.CalendarEntry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings one pair in line: look, decide, act, and look again if something moved meanwhile. What is
 * about to be done is kept before it is done; whatever was left half done is cleared up first.
 */
final class SettlePair {

  /** Overtaken more often, the pair waits: somebody is editing it right now. */
  private static final int MOST_OVERTAKEN = 3;

  /**
   * Rounds of any kind. An old intent cleared up, an id that is taken, the house's answer and its
   * own wording of it take one each, and none of them is anybody's edit.
   */
  private static final int MOST_ROUNDS = 6;

  /** Writes of one visit; a series with more changed occurrences goes on at the next turn. */
  private static final int MOST_WRITES = 200;

  private final Pairs pairs;
  private final Tombstones tombstones;
  private final Entries entries;
  private final Progress progress;
  private final AskHouse house;
  private final SettleOutward outward;
  private final SettleInward inward;
  private final SyncJournal journal;
  private final Clock clock;

  SettlePair(
      Memory memory,
      GoogleCalendars google,
      HouseChanges house,
      DeletionGuard.Limits limits,
      SyncJournal journal,
      Clock clock) {
    this.pairs = memory.pairs();
    this.tombstones = memory.tombstones();
    this.entries = memory.entries();
    this.progress = memory.progress();
    this.house = new AskHouse(house);
    this.outward = new SettleOutward(pairs, new WriteGoogle(google), journal);
    this.inward =
        new SettleInward(
            pairs,
            entries,
            this.house,
            new DeletionGuard(memory.deletions(), limits),
            journal,
            clock);
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Brings the pair in line.
   *
   * @throws GoogleFault if Google cannot be worked with at all now, or rejects the event
   */
  Ending settle(Link link, House calendar, Pair due) {
    Optional<Pair> maker = maker(link, due);
    if (maker.isPresent()) {
      UUID other = maker.get().entry();
      if (Objects.equals(other, due.entry())) {
        return new Ending.Superseded();
      }
      if (other != null && entries.find(link.tenant(), other).isPresent()) {
        return new Ending.Parked(due, "event-has-another-entry");
      }
    }
    Pair pair = maker.isPresent() ? joined(link, maker.get(), due) : due;
    boolean refused = false;
    int writes = 0;
    int overtaken = 0;
    for (int round = 0; round < MOST_ROUNDS; ) {
      RemoteEvent before = pair.theirs();
      switch (step(link, calendar, pair, refused)) {
        case Step.End(Ending ending) -> {
          return ending;
        }
        case Step.Again(Pair now, boolean no) -> {
          round++;
          pair = now;
          refused = no;
        }
        case Step.Overtaken(Pair now, boolean no) -> {
          if (++overtaken > MOST_OVERTAKEN) {
            round = MOST_ROUNDS;
          }
          pair = now;
          refused = no;
        }
        case Step.Onwards(Pair now, boolean no) -> {
          if (++writes > MOST_WRITES) {
            round = MOST_ROUNDS;
          }
          pair = now;
          refused = no;
        }
      }
      if (before != null && pair.theirs() == null) {
        tombstones.put(link, List.of(before));
      }
      pairs.keep(link, pair);
    }
    return new Ending.Parked(pair, "changes-too-fast");
  }

  private Step step(Link link, House calendar, Pair pair, boolean refused) {
    return switch (pair.intent()) {
      case null -> decided(link, calendar, pair, refused);
      case Intent.Deleting() -> outward.delete(link, pair, refused);
      case Intent.Writing writing -> outward.recover(link, pair, writing, refused);
      case Intent.Asking asking -> inward.askAgain(link, pair, asking);
    };
  }

  /**
   * The pair about to be written, if all a visit would do is to make its event; otherwise empty,
   * and it needs a visit of its own.
   */
  Optional<Pair> fresh(Link link, House calendar, Pair pair) {
    if (pair.intent() != null || pair.theirs() != null || maker(link, pair).isPresent()) {
      return Optional.empty();
    }
    CalendarEntry entry = shown(link, pair);
    Decision decision = decide(new Outlook(link, calendar, clock.instant()), pair, entry, false);
    if (entry == null
        || !(decision instanceof Decision.WriteTheirs(EventContent wanted, Cause _))) {
      return Optional.empty();
    }
    journal.decided(link, pair, entry, decision);
    return Optional.of(
        pair.about(
            WriteGoogle.intent(
                link, pair, entry.id(), entry.version(), wanted, WriteGoogle.next(pair, wanted))));
  }

  /** Makes the events of fresh pairs. */
  SettleOutward.Made insertAll(Link link, List<Pair> fresh) {
    return outward.insertAll(link, fresh);
  }

  private @Nullable CalendarEntry shown(Link link, Pair pair) {
    return Optional.ofNullable(pair.entry())
        .flatMap(id -> entries.find(link.tenant(), id))
        .filter(link::shows)
        .orElse(null);
  }

  private static Decision decide(
      Outlook outlook, Pair pair, @Nullable CalendarEntry entry, boolean refused) {
    return Reconciliation.decide(
        pair.agreement(),
        outlook.ours(entry),
        outlook.theirs(pair.theirs()),
        outlook.rules(entry, pair.theirs(), refused));
  }

  private Step decided(Link link, House calendar, Pair pair, boolean refused) {
    RemoteEvent event = pair.theirs();
    if (event != null && event.body() instanceof RemoteEvent.Unreadable(String reason)) {
      return Step.parked(pair, reason);
    }
    if (event != null && link.ignores(event)) {
      return new Step.End(new Ending.Settled(pair));
    }
    CalendarEntry entry = shown(link, pair);
    Outlook outlook = new Outlook(link, calendar, clock.instant());
    Decision decision = decide(outlook, pair, entry, refused);
    journal.decided(link, pair, entry, decision);
    if (decision.hasLoser()) {
      progress.conflicted(link, clock.instant());
    }
    return switch (decision) {
      case Decision.Nothing() ->
          refused
              ? Step.parked(pair, "refused-by-the-house")
              : new Step.End(new Ending.Settled(pair));
      case Decision.Forget() -> new Step.End(new Ending.Forgotten(pair));
      case Decision.Agree(Agreement agreement) ->
          new Step.End(new Ending.Settled(pair.agreed(agreement, version(entry))));
      case Decision.WriteTheirs(EventContent content, Cause _) when entry != null ->
          outward.write(link, pair, entry, content, refused);
      case Decision.WriteTheirs _ -> Step.parked(pair, "entry-missing");
      case Decision.DeleteTheirs(Cause _) ->
          new Step.Onwards(pair.about(new Intent.Deleting()), refused);
      case Decision.WriteOurs(EventContent content, Cause _) when event != null ->
          inward.ask(
              link, pair, house.writing(link, pair, event, content, entry, outlook.discretion()));
      case Decision.Merge(EventContent merged, EventContent said) when event != null -> {
        Intent.Asking question =
            house.writing(link, pair, event, merged, entry, outlook.discretion());
        yield inward.ask(link, pair, new Intent.Asking(question.key(), question.change(), said));
      }
      case Decision.WriteOurs _, Decision.Merge _ -> Step.parked(pair, "event-missing");
      case Decision.DeleteOurs(Cause _) when entry != null -> inward.delete(link, pair, entry);
      case Decision.DeleteOurs _ -> new Step.End(new Ending.Forgotten(pair));
    };
  }

  /**
   * An entry that was made from an event may come by before the answer to its making was kept: its
   * name says which event it belongs to, and so which pair.
   */
  private Optional<Pair> maker(Link link, Pair due) {
    UUID entry = due.entry();
    if (entry == null || due.event() != null) {
      return Optional.empty();
    }
    return entries.find(link.tenant(), entry).stream()
        .flatMap(found -> found.placements().stream())
        .filter(place -> place.resource().equals(link.resource()))
        .flatMap(place -> AskHouse.eventOf(place.objectName()).stream())
        .findFirst()
        .flatMap(event -> pairs.ofEvent(link, event));
  }

  private Pair joined(Link link, Pair maker, Pair due) {
    Pair joined = due.entry() == null ? maker : maker.withEntry(due.entry()).parted();
    pairs.keep(link, joined);
    return joined;
  }

  private static long version(@Nullable CalendarEntry entry) {
    return entry == null ? 0 : entry.version();
  }
}
