package dev.calbridge.google.link;

import dev.calbridge.google.link.Links.House;
import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.Cause;
import dev.calbridge.google.sync.Decision;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Reconciliation;
import dev.calbridge.google.sync.SeriesParts;
import dev.calbridge.google.sync.SeriesParts.Part;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings one pair in line: look, decide, act, and look again if something moved meanwhile. What is
 * about to be done is kept before it is done; whatever was left half done is cleared up first.
 */
final class SettlePair {

  /** After so many surprises the pair waits: somebody is editing it right now. */
  private static final int MOST_ROUNDS = 6;

  /** Writes of one visit; a series with more changed occurrences goes on at the next turn. */
  private static final int MOST_WRITES = 200;

  private final Pairs pairs;
  private final Entries entries;
  private final WriteGoogle google;
  private final AskHouse house;
  private final DeletionGuard guard;
  private final SyncJournal journal;
  private final Clock clock;

  SettlePair(
      Pairs pairs,
      Entries entries,
      WriteGoogle google,
      AskHouse house,
      DeletionGuard guard,
      SyncJournal journal,
      Clock clock) {
    this.pairs = pairs;
    this.entries = entries;
    this.google = google;
    this.house = house;
    this.guard = guard;
    this.journal = journal;
    this.clock = clock;
  }

  /** How a visit ended. */
  sealed interface Ending {
    /** In line, until one side changes. */
    record Settled(Pair pair) implements Ending {}

    /** Neither side has it. */
    record Forgotten(Pair pair) implements Ending {}

    /** Another pair has the entry by now: there is nothing left of this one. */
    record Superseded() implements Ending {}

    /** Cannot be brought in line now. */
    record Parked(Pair pair, String reason) implements Ending {}
  }

  /** What one round did. */
  private sealed interface Step {
    record End(Ending ending) implements Step {}

    record Again(Pair pair, boolean refused) implements Step {}

    /** A part of a series is done, others are not. */
    record Onwards(Pair pair, boolean refused) implements Step {}
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
    for (int round = 0; round < MOST_ROUNDS; ) {
      switch (step(link, calendar, pair, refused)) {
        case Step.End(Ending ending) -> {
          return ending;
        }
        case Step.Again(Pair now, boolean no) -> {
          round++;
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
      pairs.keep(link, pair);
    }
    return new Ending.Parked(pair, "changes-too-fast");
  }

  private Step step(Link link, House calendar, Pair pair, boolean refused) {
    return switch (pair.intent()) {
      case null -> decided(link, calendar, pair, refused);
      case Intent.Deleting() -> {
        Pair now = google.delete(link, pair).pair().atRest();
        if (now.theirs() == null) {
          journal.deleted(link, pair);
        }
        yield new Step.Again(now.theirs() == null ? now.parted() : now, refused);
      }
      case Intent.Writing writing -> {
        UUID entry = pair.entry();
        yield entry == null
            ? new Step.Again(pair.atRest(), refused)
            : recovered(
                wrote(link, pair, writing, google.recover(link, pair, entry, writing), refused));
      }
      case Intent.Asking asking -> answered(link, pair, asking, house.put(link, asking), true);
    };
  }

  private Step decided(Link link, House calendar, Pair pair, boolean refused) {
    RemoteEvent event = pair.theirs();
    if (event != null && event.body() instanceof RemoteEvent.Unreadable(String reason)) {
      return parked(pair, reason);
    }
    CalendarEntry entry =
        Optional.ofNullable(pair.entry())
            .flatMap(id -> entries.find(link.tenant(), id))
            .filter(found -> shows(found, link))
            .orElse(null);
    Outlook outlook = new Outlook(link, calendar, clock.instant());
    Decision decision =
        Reconciliation.decide(
            pair.agreement(),
            outlook.ours(entry),
            outlook.theirs(event),
            outlook.rules(entry, event, refused));
    journal.decided(link, pair, entry, decision);
    return switch (decision) {
      case Decision.Nothing() ->
          refused ? parked(pair, "refused-by-the-house") : new Step.End(new Ending.Settled(pair));
      case Decision.Forget() -> new Step.End(new Ending.Forgotten(pair));
      case Decision.Agree(Agreement agreement) ->
          new Step.End(new Ending.Settled(pair.agreed(agreement, version(entry))));
      case Decision.WriteTheirs(EventContent content, Cause _) when entry != null ->
          write(link, pair, entry, content, refused);
      case Decision.WriteTheirs _ -> parked(pair, "entry-missing");
      case Decision.DeleteTheirs(Cause _) ->
          new Step.Onwards(pair.about(new Intent.Deleting()), refused);
      case Decision.WriteOurs(EventContent content, Cause _) when event != null ->
          ask(link, pair, house.writing(link, pair, event, content, entry, outlook.discretion()));
      case Decision.Merge(EventContent merged, EventContent said) when event != null -> {
        Intent.Asking question =
            house.writing(link, pair, event, merged, entry, outlook.discretion());
        yield ask(link, pair, new Intent.Asking(question.key(), question.change(), said));
      }
      case Decision.WriteOurs _, Decision.Merge _ -> parked(pair, "event-missing");
      case Decision.DeleteOurs(Cause _) when entry != null -> delete(link, pair, entry);
      case Decision.DeleteOurs _ -> new Step.End(new Ending.Forgotten(pair));
    };
  }

  private Step write(
      Link link, Pair pair, CalendarEntry entry, EventContent content, boolean refused) {
    Part part = WriteGoogle.next(pair, content);
    RemoteEvent known = pair.theirs();
    EventContent says = known == null ? null : known.contentOrNull();
    if (part instanceof Part.Done && says != null) {
      return new Step.End(
          new Ending.Settled(pair.agreed(new Agreement(content, says), entry.version())));
    }
    Intent.Writing intent =
        WriteGoogle.intent(link, pair, entry.id(), entry.version(), content, part);
    Pair about = pair.about(intent);
    pairs.keep(link, about);
    return wrote(link, about, intent, google.write(link, about, entry.id(), intent), refused);
  }

  /** What was right when the process died need not be right any more: decide anew. */
  private static Step recovered(Step step) {
    return step instanceof Step.End(Ending.Settled(Pair pair)) ? new Step.Again(pair, false) : step;
  }

  /** What is agreed once a part is written. */
  private Step wrote(
      Link link, Pair pair, Intent.Writing intent, WriteGoogle.Outcome outcome, boolean refused) {
    Pair now = outcome.pair().atRest();
    EventContent said = outcome.said();
    if (said == null) {
      return new Step.Again(now, refused);
    }
    RemoteEvent before = pair.theirs();
    RemoteEvent after = now.theirs();
    Set<LocalDateTime> apart = after == null ? Set.of() : after.apart();
    LocalDateTime occurrence = intent.occurrence();
    Agreement agreement =
        SeriesParts.agreed(
            occurrence == null
                ? SeriesParts.whole(intent.wanted(), apart)
                : SeriesParts.one(intent.wanted(), occurrence),
            pair.agreement(),
            intent.wanted(),
            before == null ? null : before.contentOrNull(),
            said,
            apart);
    Pair agreed = now.agreed(agreement, intent.version());
    boolean done =
        after != null
            && said.equals(after.contentOrNull())
            && SeriesParts.next(intent.wanted(), said, apart, agreement) instanceof Part.Done;
    if (!done) {
      return new Step.Onwards(agreed, refused);
    }
    journal.wrote(link, pair, intent.version());
    return new Step.End(
        new Ending.Settled(now.agreed(new Agreement(intent.wanted(), said), intent.version())));
  }

  private Step delete(Link link, Pair pair, CalendarEntry entry) {
    return switch (guard.judge(link, pair, clock.instant())) {
      case PASS -> ask(link, pair, house.deleting(link, pair, entry));
      case HOLD -> {
        journal.held(link, pair, entry);
        yield parked(pair, DeletionGuard.HELD);
      }
      case REVERT -> new Step.Again(pair, true);
    };
  }

  private Step ask(Link link, Pair pair, Intent.Asking question) {
    Pair about = pair.about(question);
    pairs.keep(link, about);
    return answered(link, about, question, house.put(link, question), false);
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
          yield parked(pair, reason);
        }
        entries.apply(current);
        yield shows(current, link)
            ? new Step.Again(pair.withEntry(current.id()), false)
            : parked(pair, reason);
      }
      case UNKNOWN_ENTRY, UNKNOWN_CALENDAR, HELD -> parked(pair, reason);
      // An event somebody made in Google is never taken away because the house cannot have it.
      case READ_ONLY, NOT_ALLOWED, SLOT_TAKEN, INVALID, LIMIT ->
          asked.change() instanceof EntryChange.Create
              ? parked(pair, reason)
              : new Step.Again(pair, true);
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

  private static boolean shows(CalendarEntry entry, Link link) {
    return entry.placements().stream().anyMatch(place -> place.resource().equals(link.resource()));
  }

  private static long version(@Nullable CalendarEntry entry) {
    return entry == null ? 0 : entry.version();
  }

  private static Step parked(Pair pair, String reason) {
    return new Step.End(new Ending.Parked(pair, reason));
  }
}
