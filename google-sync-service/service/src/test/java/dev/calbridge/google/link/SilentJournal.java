package dev.calbridge.google.link;

import dev.calbridge.google.sync.Decision;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says nothing, but does not let faults pass. */
final class SilentJournal implements SyncJournal {
  @Override
  public void decided(Link link, Pair pair, @Nullable CalendarEntry entry, Decision decision) {}

  @Override
  public void wrote(Link link, Pair pair, long version) {}

  @Override
  public void deleted(Link link, Pair pair) {}

  @Override
  public void refused(Link link, Pair pair, EntryChangeOutcome.Reason reason) {}

  @Override
  public void held(Link link, Pair pair, CalendarEntry entry) {}

  @Override
  public void parked(Link link, Pair pair, String reason) {}

  @Override
  public void fault(Link link, Pair pair, RuntimeException fault) {
    throw new AssertionError(fault);
  }

  @Override
  public void stateChanged(Link link, LinkState state) {}

  @Override
  public void reconciled(Link link, int drift) {
    if (drift > 0) {
      throw new AssertionError(drift + " events had slipped through");
    }
  }

  @Override
  public void interrupted(Link link, String message) {}

  @Override
  public void unheard(String tenant, UUID link, RuntimeException fault) {}
}
