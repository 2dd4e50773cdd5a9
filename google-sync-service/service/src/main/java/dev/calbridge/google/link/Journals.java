package dev.calbridge.google.link;

import dev.calbridge.google.sync.Decision;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several that hear the same. */
public record Journals(List<SyncJournal> all) implements SyncJournal {

  public Journals {
    all = List.copyOf(all);
  }

  @Override
  public void decided(Link link, Pair pair, @Nullable CalendarEntry entry, Decision decision) {
    all.forEach(one -> one.decided(link, pair, entry, decision));
  }

  @Override
  public void wrote(Link link, Pair pair, long version) {
    all.forEach(one -> one.wrote(link, pair, version));
  }

  @Override
  public void deleted(Link link, Pair pair) {
    all.forEach(one -> one.deleted(link, pair));
  }

  @Override
  public void refused(Link link, Pair pair, EntryChangeOutcome.Reason reason) {
    all.forEach(one -> one.refused(link, pair, reason));
  }

  @Override
  public void held(Link link, Pair pair, CalendarEntry entry) {
    all.forEach(one -> one.held(link, pair, entry));
  }

  @Override
  public void parked(Link link, Pair pair, String reason) {
    all.forEach(one -> one.parked(link, pair, reason));
  }

  @Override
  public void fault(Link link, Pair pair, RuntimeException fault) {
    all.forEach(one -> one.fault(link, pair, fault));
  }

  @Override
  public void stateChanged(Link link, LinkState state) {
    all.forEach(one -> one.stateChanged(link, state));
  }

  @Override
  public void reconciled(Link link, int drift) {
    all.forEach(one -> one.reconciled(link, drift));
  }

  @Override
  public void unheard(String tenant, UUID link, RuntimeException fault) {
    all.forEach(one -> one.unheard(tenant, link, fault));
  }

  @Override
  public void interrupted(Link link, String message) {
    all.forEach(one -> one.interrupted(link, message));
  }
}
