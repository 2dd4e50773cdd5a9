package dev.calbridge.google.link;

import dev.calbridge.google.link.LinkQueue.Lease;
import dev.calbridge.google.link.Links.House;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One turn of work on a link, under its lease: read Google if it is time, then bring every pair
 * that wants it in line. One bad event never stops the others; a silent neighbour stops the turn.
 */
public final class WorkOnLink {

  private static final int BATCH = 100;

  private final LinkQueue queue;
  private final Links links;
  private final Pairs pairs;
  private final ReadGoogle reading;
  private final SettlePair settling;
  private final TakeDownLink takingDown;
  private final EmptyCalendar emptying;
  private final KeepChannel channel;
  private final SyncJournal journal;
  private final Pacing pacing;
  private final Clock clock;

  WorkOnLink(
      LinkQueue queue,
      Links links,
      Pairs pairs,
      ReadGoogle reading,
      SettlePair settling,
      TakeDownLink takingDown,
      EmptyCalendar emptying,
      KeepChannel channel,
      SyncJournal journal,
      Pacing pacing,
      Clock clock) {
    this.queue = queue;
    this.links = links;
    this.pairs = pairs;
    this.reading = reading;
    this.settling = settling;
    this.takingDown = takingDown;
    this.emptying = emptying;
    this.channel = channel;
    this.journal = journal;
    this.pacing = pacing;
    this.clock = clock;
  }

  /** All the parts, put together. */
  public static WorkOnLink of(
      LinkQueue queue,
      Links links,
      Pairs pairs,
      Entries entries,
      GoogleCalendars google,
      HouseChanges house,
      Deletions deletions,
      DeletionGuard.Limits limits,
      Emptyings emptyings,
      KeepChannel channel,
      GrantUse grants,
      SyncJournal journal,
      Pacing pacing,
      Clock clock) {
    SettlePair settling =
        new SettlePair(
            pairs,
            entries,
            new WriteGoogle(google),
            new AskHouse(house),
            new DeletionGuard(deletions, limits),
            journal,
            clock);
    return new WorkOnLink(
        queue,
        links,
        pairs,
        new ReadGoogle(google, links, pairs, clock),
        settling,
        new TakeDownLink(google, links, pairs, channel, grants),
        new EmptyCalendar(google, links, emptyings),
        channel,
        journal,
        pacing,
        clock);
  }

  /** Takes a turn; does nothing if somebody else works on the link. */
  public void takeTurn(UUID id) {
    Optional<Lease> claimed = queue.claim(id, clock.instant(), pacing.lease());
    if (claimed.isEmpty()) {
      return;
    }
    Lease lease = claimed.get();
    Optional<Link> link = links.find(lease.tenant(), id);
    if (link.isEmpty()) {
      return;
    }
    Turn turn = new Turn(lease.pollAt());
    try {
      work(link.get(), lease, turn);
    } catch (GoogleFault fault) {
      turn.end(interrupted(link.get(), lease, fault));
    } catch (HouseChanges.HouseUnreachable unreachable) {
      journal.interrupted(link.get(), "the house does not answer");
      turn.end(later(lease));
    } catch (Pairs.LeaseLost _) {
      journal.interrupted(link.get(), "another process took over, or the link is gone");
    } catch (RuntimeException fault) {
      queue.release(lease, lease.pollAt(), later(lease), lease.failures() + 1);
      throw fault;
    }
    queue.release(lease, turn.nextPoll, turn.notBefore, turn.failures(lease));
  }

  private Instant later(Lease lease) {
    return clock.instant().plus(pacing.backoff(lease.failures()));
  }

  private void work(Link link, Lease lease, Turn turn) {
    if (link.state() == LinkState.REMOVING) {
      takingDown.continueWith(link);
      return;
    }
    Optional<House> house = links.house(link).filter(House::open);
    if (link.state() == LinkState.EMPTYING) {
      if (house.isEmpty()) {
        turn.rest(clock.instant().plus(pacing.rest()));
      } else if (!emptying.continueWith(link)) {
        turn.nextPoll = clock.instant();
      }
      return;
    }
    if (link.state() != LinkState.ACTIVE || link.settings().paused() || house.isEmpty()) {
      turn.rest(clock.instant().plus(pacing.rest()));
      return;
    }
    if (lease.pollDue(clock.instant())) {
      reading.read(link);
      if (links.reconciliationDue(link, clock.instant())) {
        int drift = reading.reconcile(link);
        links.reconciled(link, clock.instant().plus(pacing.untilReconciliation()), drift);
        journal.reconciled(link, drift);
      }
      boolean told = channel.keep(link);
      turn.nextPoll =
          clock.instant().plus(pacing.untilNextPoll(link.settings().pollInterval(), told));
    }
    settleDue(link, house.get());
  }

  private void settleDue(Link link, House house) {
    List<Pair> due = pairs.due(link, clock.instant(), BATCH);
    if (due.isEmpty()) {
      return;
    }
    while (!due.isEmpty()) {
      for (Pair pair : due) {
        visit(link, house, pair);
      }
      due = pairs.due(link, clock.instant(), BATCH);
    }
    links.wroteOutward(link, clock.instant());
  }

  private void visit(Link link, House house, Pair pair) {
    try {
      switch (settling.settle(link, house, pair)) {
        case SettlePair.Ending.Settled(Pair now) -> pairs.settle(link, now, null);
        case SettlePair.Ending.Forgotten(Pair now) -> pairs.forget(link, now);
        case SettlePair.Ending.Superseded() -> {}
        case SettlePair.Ending.Parked(Pair now, String reason) -> park(link, now, reason);
      }
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.REJECTED) {
        throw fault;
      }
      park(link, pair, "rejected-by-google");
    } catch (HouseChanges.HouseUnreachable | Pairs.LeaseLost stop) {
      throw stop;
    } catch (RuntimeException fault) {
      // Whatever is wrong with this one, the others must not wait for it.
      journal.fault(link, pair, fault);
      park(link, pair, "fault");
    }
  }

  private void park(Link link, Pair pair, String reason) {
    journal.parked(link, pair, reason);
    pairs.park(link, pair, reason, clock.instant().plus(pacing.parking(pair.attempts())));
  }

  private @Nullable Instant interrupted(Link link, Lease lease, GoogleFault fault) {
    Instant now = clock.instant();
    return switch (fault.kind()) {
      case CONSENT_NEEDED -> stop(link, LinkState.CONSENT_NEEDED, now);
      case CALENDAR_LOST -> stop(link, LinkState.CALENDAR_LOST, now);
      case CHANGED_MEANWHILE, ID_TAKEN, EVENT_GONE, CURSOR_EXPIRED, TRY_LATER, REJECTED -> {
        journal.interrupted(link, String.valueOf(fault.getMessage()));
        Duration asked = fault.retryAfter();
        Duration own = pacing.backoff(lease.failures());
        yield now.plus(asked == null || own.compareTo(asked) > 0 ? own : asked);
      }
    };
  }

  private Instant stop(Link link, LinkState state, Instant now) {
    if (link.state() != LinkState.REMOVING) {
      links.changeState(link, state);
    }
    journal.stateChanged(link, state);
    return now.plus(pacing.rest());
  }

  /** What the turn leaves for the next one. */
  private static final class Turn {
    private Instant nextPoll;
    private @Nullable Instant notBefore;
    private boolean failed;

    Turn(Instant nextPoll) {
      this.nextPoll = nextPoll;
    }

    void end(@Nullable Instant until) {
      notBefore = until;
      failed = true;
    }

    void rest(Instant until) {
      notBefore = until;
    }

    int failures(Lease lease) {
      return failed ? lease.failures() + 1 : 0;
    }
  }
}
