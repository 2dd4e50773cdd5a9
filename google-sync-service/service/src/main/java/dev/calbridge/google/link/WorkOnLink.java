package dev.calbridge.google.link;

import dev.calbridge.google.link.LinkQueue.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One turn of work on a link, under its lease: read Google if it is time, then bring every pair
 * that wants it in line. One bad event never stops the others; a silent neighbour stops the turn.
 */
public final class WorkOnLink {

  /** Pairs looked at before anything newer is looked for. */
  private static final int PIECE = GoogleCalendars.MOST_AT_ONCE;

  /** After so many the turn ends, so that Google is read again and others get their turn. */
  private static final int MOST_PIECES = 20;

  private final Memory memory;
  private final ReadGoogle reading;
  private final SettlePair settling;
  private final TakeDownLink takingDown;
  private final EmptyCalendar emptying;
  private final KeepChannel channel;
  private final SyncJournal journal;
  private final Pacing pacing;
  private final Clock clock;

  public WorkOnLink(
      Memory memory,
      GoogleCalendars google,
      HouseChanges house,
      KeepChannel channel,
      DeletionGuard.Limits limits,
      SyncJournal journal,
      Pacing pacing,
      Clock clock) {
    this.memory = memory;
    this.reading = new ReadGoogle(google, memory, clock);
    this.settling = new SettlePair(memory, google, house, limits, journal, clock);
    this.takingDown = new TakeDownLink(google, memory.links(), memory.pairs(), channel);
    this.emptying = new EmptyCalendar(google, memory);
    this.channel = channel;
    this.journal = journal;
    this.pacing = pacing;
    this.clock = clock;
  }

  /** Takes a turn; does nothing if somebody else works on the link. */
  public void takeTurn(UUID id) {
    Optional<Lease> claimed = memory.queue().claim(id, clock.instant(), pacing.lease());
    if (claimed.isEmpty()) {
      return;
    }
    Lease lease = claimed.get();
    Optional<Link> link = memory.links().find(lease.tenant(), id);
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
      memory.queue().release(lease, lease.pollAt(), later(lease), lease.failures() + 1);
      throw fault;
    }
    memory.queue().release(lease, turn.nextPoll, turn.notBefore, turn.failures(lease));
  }

  private Instant later(Lease lease) {
    return clock.instant().plus(pacing.backoff(lease.failures()));
  }

  private void work(Link link, Lease lease, Turn turn) {
    if (link.state() == LinkState.REMOVING) {
      Urgency.BACKFILL.during(() -> takingDown.continueWith(link));
      return;
    }
    Optional<House> house = memory.houses().house(link).filter(House::open);
    if (link.state() == LinkState.EMPTYING) {
      if (house.isEmpty()) {
        turn.rest(clock.instant().plus(pacing.rest()));
      } else {
        Urgency.BACKFILL.during(() -> emptying.continueWith(link));
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
      if (memory.progress().reconciliationDue(link, clock.instant())) {
        int drift = reading.reconcile(link);
        memory
            .progress()
            .reconciled(link, clock.instant().plus(pacing.untilReconciliation()), drift);
        journal.reconciled(link, drift);
      }
      boolean told = channel.keep(link);
      turn.nextPoll =
          clock.instant().plus(pacing.untilNextPoll(link.settings().pollInterval(), told));
    }
    settleDue(link, house.get());
  }

  /**
   * Changes first, then whatever nobody waits for; a piece at a time, so that changes may cut in.
   */
  private void settleDue(Link link, House house) {
    boolean worked = false;
    for (int pieces = 0; pieces < MOST_PIECES; pieces++) {
      List<Pair> due = memory.pairs().due(link, clock.instant(), PIECE);
      if (!due.isEmpty()) {
        due.forEach(pair -> visit(link, house, pair));
      } else {
        List<Pair> backfill = memory.pairs().backfill(link, clock.instant(), PIECE);
        if (backfill.isEmpty()) {
          if (worked) {
            memory.progress().wroteOutward(link, clock.instant());
          }
          return;
        }
        Urgency.BACKFILL.during(() -> settleBackfill(link, house, backfill));
      }
      worked = true;
    }
  }

  private void settleBackfill(Link link, House house, List<Pair> pairs) {
    List<Pair> fresh = new ArrayList<>();
    List<Pair> others = new ArrayList<>();
    for (Pair pair : pairs) {
      try {
        settling.fresh(link, house, pair).ifPresentOrElse(fresh::add, () -> others.add(pair));
      } catch (RuntimeException _) {
        // Its own visit finds out what is wrong with it, and parks it.
        others.add(pair);
      }
    }
    if (!fresh.isEmpty()) {
      SettleOutward.Made made = settling.insertAll(link, fresh);
      made.endings().forEach(ending -> finish(link, ending));
      if (made.silence() != null) {
        throw made.silence();
      }
      others.addAll(made.unfinished());
    }
    others.forEach(pair -> visit(link, house, pair));
  }

  private void visit(Link link, House house, Pair pair) {
    try {
      finish(link, settling.settle(link, house, pair));
    } catch (GoogleFault fault) {
      if (fault.kind() != GoogleFault.Kind.REJECTED) {
        throw fault;
      }
      park(link, pair, Ending.Parked.REJECTED);
    } catch (NotShownYet _) {
      park(link, pair, NotShownYet.REASON);
    } catch (HouseChanges.HouseUnreachable | Pairs.LeaseLost stop) {
      throw stop;
    } catch (RuntimeException fault) {
      // Whatever is wrong with this one, the others must not wait for it.
      journal.fault(link, pair, fault);
      park(link, pair, "fault");
    }
  }

  private void finish(Link link, Ending ending) {
    switch (ending) {
      case Ending.Settled(Pair now) -> memory.pairs().settle(link, now, null);
      case Ending.Forgotten(Pair now) -> memory.pairs().forget(link, now);
      case Ending.Superseded() -> {}
      case Ending.Parked(Pair now, String reason) -> park(link, now, reason);
    }
  }

  private void park(Link link, Pair pair, String reason) {
    journal.parked(link, pair, reason);
    memory.pairs().park(link, pair, reason, clock.instant().plus(pacing.parking(pair.attempts())));
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
    if (memory.links().changeState(link, state)) {
      journal.stateChanged(link, state);
    }
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
