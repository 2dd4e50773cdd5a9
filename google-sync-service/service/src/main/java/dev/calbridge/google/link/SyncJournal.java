package dev.calbridge.google.link;

import dev.calbridge.google.sync.Decision;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;

/** Hears what happens on links; writes down ids and outcomes, never what an event says. */
public interface SyncJournal {

  void decided(Link link, Pair pair, Decision decision);

  /** The house refused a change from Google. */
  void refused(Link link, Pair pair, EntryChangeOutcome.Reason reason);

  void parked(Link link, Pair pair, String reason);

  /** Something unexpected; the only place its stack is written down. */
  void fault(Link link, Pair pair, RuntimeException fault);

  void stateChanged(Link link, LinkState state);

  /** A turn ended because somebody did not answer. */
  void interrupted(Link link, String message);
}
