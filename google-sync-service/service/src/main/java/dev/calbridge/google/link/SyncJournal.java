package dev.calbridge.google.link;

import dev.calbridge.google.sync.Decision;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import org.jspecify.annotations.Nullable;

/** Hears what happens on links; writes down ids and outcomes, never what an event says. */
public interface SyncJournal {

  void decided(Link link, Pair pair, @Nullable CalendarEntry entry, Decision decision);

  /** The house refused a change from Google. */
  void refused(Link link, Pair pair, EntryChangeOutcome.Reason reason);

  /** The mass-deletion guard stops a deletion from Google. */
  void held(Link link, Pair pair, CalendarEntry entry);

  void parked(Link link, Pair pair, String reason);

  /** Something unexpected; the only place its stack is written down. */
  void fault(Link link, Pair pair, RuntimeException fault);

  void stateChanged(Link link, LinkState state);

  /** A turn ended because somebody did not answer. */
  void interrupted(Link link, String message);
}
