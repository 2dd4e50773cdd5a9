package dev.calbridge.google.link;

import dev.calbridge.google.sync.Decision;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears what happens on links; writes down ids and outcomes, never what an event says. */
public interface SyncJournal {

  void decided(Link link, Pair pair, @Nullable CalendarEntry entry, Decision decision);

  /**
   * Google says what the house says.
   *
   * @param pair as it was before, with what was intended
   * @param version of the entry
   */
  void wrote(Link link, Pair pair, long version);

  /** The event is gone from Google, as the house wishes. */
  void deleted(Link link, Pair pair);

  /** The house refused a change from Google. */
  void refused(Link link, Pair pair, EntryChangeOutcome.Reason reason);

  /** The mass-deletion guard stops a deletion from Google. */
  void held(Link link, Pair pair, CalendarEntry entry);

  void parked(Link link, Pair pair, String reason);

  /** Something unexpected; the only place its stack is written down. */
  void fault(Link link, Pair pair, RuntimeException fault);

  void stateChanged(Link link, LinkState state);

  /**
   * Everything was compared.
   *
   * @param drift events that had slipped through; anything but 0 is a fault of ours or of Google's
   */
  void reconciled(Link link, int drift);

  /** A turn ended because somebody did not answer. */
  void interrupted(Link link, String message);

  /** A neighbour could not be told of a link, and will be again. */
  void unheard(String tenant, UUID link, RuntimeException fault);
}
