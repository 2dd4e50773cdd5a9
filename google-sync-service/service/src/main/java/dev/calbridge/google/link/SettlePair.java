package dev.calbridge.google.link;

import dev.calbridge.google.link.Links.House;
import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.Cause;
import dev.calbridge.google.sync.Decision;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Reconciliation;
import dev.calbridge.google.sync.Rules;
import dev.calbridge.google.sync.Side;
import dev.calbridge.google.sync.Upcoming;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings one pair in line: look, decide, act, and look again if something moved meanwhile. Every
 * step may be repeated after a crash; nothing is known only in memory.
 */
final class SettlePair {

  /** After so many surprises the pair waits: somebody is editing it right now. */
  private static final int MOST_ROUNDS = 6;

  private final Pairs pairs;
  private final Entries entries;
  private final WriteGoogle google;
  private final AskHouse house;
  private final SyncJournal journal;
  private final Clock clock;

  SettlePair(
      Pairs pairs,
      Entries entries,
      WriteGoogle google,
      AskHouse house,
      SyncJournal journal,
      Clock clock) {
    this.pairs = pairs;
    this.entries = entries;
    this.google = google;
    this.house = house;
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
    for (int round = 0; round < MOST_ROUNDS; round++) {
      switch (step(link, calendar, pair, refused)) {
        case Step.End(Ending ending) -> {
          return ending;
        }
        case Step.Again(Pair now, boolean no) -> {
          pair = now;
          refused = no;
          pairs.keep(link, pair);
        }
      }
    }
    return new Ending.Parked(pair, "changes-too-fast");
  }

  private Step step(Link link, House calendar, Pair pair, boolean refused) {
    if (pair.deleting()) {
      WriteGoogle.Outcome outcome = google.delete(link, pair);
      return new Step.Again(
          outcome.written() ? outcome.pair().parted() : outcome.pair().deleting(false), refused);
    }
    RemoteEvent event = pair.theirs();
    if (event != null && event.body() instanceof RemoteEvent.Unreadable(String reason)) {
      return parked(pair, reason);
    }
    CalendarEntry entry =
        Optional.ofNullable(pair.entry())
            .flatMap(id -> entries.find(link.tenant(), id))
            .filter(found -> shows(found, link))
            .orElse(null);
    boolean readOnly = calendar.readOnly() || (entry != null && entry.readOnly());
    Rules rules =
        new Rules(
            link.policy(),
            link.direction().inwards() && !readOnly && !refused,
            link.direction().outwards());
    Decision decision = Reconciliation.decide(pair.agreement(), ours(entry), theirs(event), rules);
    journal.decided(link, pair, decision);
    return switch (decision) {
      case Decision.Nothing() ->
          refused ? parked(pair, "refused-by-the-house") : new Step.End(new Ending.Settled(pair));
      case Decision.Forget() -> new Step.End(new Ending.Forgotten(pair));
      case Decision.Agree(Agreement agreement) ->
          new Step.End(new Ending.Settled(pair.agreed(agreement, version(entry))));
      case Decision.WriteTheirs(EventContent content, Cause _) when entry != null ->
          wrote(
              google.write(link, pair, entry.id(), entry.version(), content),
              content,
              entry.version(),
              refused);
      case Decision.WriteTheirs _ -> parked(pair, "entry-missing");
      // Kept before it is done: after a crash our own deletion must not look like Google's.
      case Decision.DeleteTheirs(Cause _) -> new Step.Again(pair.deleting(true), refused);
      case Decision.WriteOurs(EventContent content, Cause _) when event != null ->
          answered(link, pair, entry, content, house.write(link, pair, event, content, entry));
      case Decision.WriteOurs _ -> parked(pair, "event-missing");
      case Decision.DeleteOurs(Cause _) when entry != null ->
          answered(link, pair, entry, null, house.delete(link, pair, entry));
      case Decision.DeleteOurs _ -> new Step.End(new Ending.Forgotten(pair));
    };
  }

  private static Step wrote(
      WriteGoogle.Outcome outcome, EventContent content, long version, boolean refused) {
    RemoteEvent now = outcome.pair().theirs();
    EventContent written = now == null ? null : now.contentOrNull();
    if (!outcome.written() || written == null) {
      return new Step.Again(outcome.pair(), refused);
    }
    return new Step.End(
        new Ending.Settled(outcome.pair().agreed(new Agreement(content, written), version)));
  }

  private Step answered(
      Link link,
      Pair pair,
      @Nullable CalendarEntry asked,
      @Nullable EventContent wanted,
      EntryChangeOutcome outcome) {
    return switch (outcome) {
      case EntryChangeOutcome.Applied(CalendarEntry now, boolean _, var _) -> {
        entries.apply(now);
        // Ours counts as last agreed in Google's words; if the house put it otherwise, Google is
        // told in the next round.
        Pair taken = pair.withEntry(now.id());
        yield new Step.Again(
            wanted == null
                ? taken.parted()
                : taken.agreed(new Agreement(wanted, wanted), now.version()),
            false);
      }
      case EntryChangeOutcome.Removed(var gone, long version) -> {
        entries.applyRemoval(link.tenant(), gone, version);
        yield new Step.Again(pair.parted(), false);
      }
      case EntryChangeOutcome.Refused refusal -> refused(link, pair, asked, refusal);
    };
  }

  private Step refused(
      Link link, Pair pair, @Nullable CalendarEntry asked, EntryChangeOutcome.Refused refusal) {
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
          asked == null ? parked(pair, reason) : new Step.Again(pair, true);
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

  private Side ours(@Nullable CalendarEntry entry) {
    if (entry == null || entry.content().status() == EntryStatus.CANCELLED) {
      return new Side.Absent();
    }
    EventContent content = EntryTranslation.picture(entry.content());
    return new Side.Present(content, Upcoming.at(content, clock.instant()));
  }

  private Side theirs(@Nullable RemoteEvent event) {
    EventContent content = event == null ? null : event.contentOrNull();
    return content == null
        ? new Side.Absent()
        : new Side.Present(content, Upcoming.at(content, clock.instant()));
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
