package dev.calbridge.google.runtime;

import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.LinkState;
import dev.calbridge.google.link.Pair;
import dev.calbridge.google.link.SyncJournal;
import dev.calbridge.google.sync.Cause;
import dev.calbridge.google.sync.Decision;
import dev.calbridge.kit.operation.LogKeys;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Log lines and counters; ids only. */
final class LoggedJournal implements SyncJournal {

  private static final Logger LOG = Logger.getLogger(LoggedJournal.class);
  private static final String OURS = "ours";
  private static final String THEIRS = "theirs";

  private final MeterRegistry meters;
  private final OutwardLag lag;

  LoggedJournal(MeterRegistry meters, OutwardLag lag) {
    this.meters = meters;
    this.lag = lag;
    for (EntryChangeOutcome.Reason reason : EntryChangeOutcome.Reason.values()) {
      meters.counter("calbridge.google.refusals", "reason", reason.name());
    }
    for (LinkState state : LinkState.values()) {
      meters.counter("calbridge.google.link.changes", "state", state.name());
    }
    for (String kept : new String[] {OURS, THEIRS}) {
      meters.counter("calbridge.google.conflicts", "kept", kept);
    }
    for (String kind : new String[] {"new", "changed", "deleted"}) {
      meters.counter("calbridge.google.writes", "kind", kind);
    }
    for (String kind : new String[] {"turn", "announcement"}) {
      meters.counter("calbridge.google.interruptions", "kind", kind);
    }
    for (String outcome : new String[] {"alike", "drift"}) {
      meters.counter("calbridge.google.reconciliations", "outcome", outcome);
    }
    meters.counter("calbridge.google.deletions.held", "kind", "guard");
    meters.counter("calbridge.google.drift");
    meters.counter("calbridge.google.faults");
  }

  @Override
  public void decided(Link link, Pair pair, @Nullable CalendarEntry entry, Decision decision) {
    count("calbridge.google.decisions", "decision", decision.getClass().getSimpleName());
    lag.decided(link, pair, entry, decision);
    switch (decision) {
      case Decision.WriteTheirs(var _, Cause cause) -> unusual(link, pair, cause, OURS);
      case Decision.DeleteTheirs(Cause cause) -> unusual(link, pair, cause, OURS);
      case Decision.WriteOurs(var _, Cause cause) -> unusual(link, pair, cause, THEIRS);
      case Decision.DeleteOurs(Cause cause) -> unusual(link, pair, cause, THEIRS);
      case Decision.Nothing _, Decision.Forget _, Decision.Agree _, Decision.Merge _ -> {}
    }
  }

  private void unusual(Link link, Pair pair, Cause cause, String kept) {
    if (cause == Cause.CONFLICT) {
      count("calbridge.google.conflicts", "kept", kept);
    }
    if (cause != Cause.CHANGE) {
      about(
          link,
          () ->
              LOG.infof(
                  "Link %s entry %s event %s: %s, %s kept",
                  link.id(),
                  pair.entry(),
                  pair.event(),
                  cause.name().toLowerCase(Locale.ROOT),
                  kept));
    }
  }

  /** Lines say of which tenant they are, and which line of the journal says the same. */
  private static void about(Link link, Runnable line) {
    MDC.put(LogKeys.TENANT, link.tenant());
    try {
      line.run();
    } finally {
      MDC.remove(LogKeys.TENANT);
      MDC.remove(LogKeys.JOURNAL);
    }
  }

  @Override
  public void wrote(Link link, Pair pair, long version) {
    count("calbridge.google.writes", "kind", pair.agreement() == null ? "new" : "changed");
    lag.wrote(link, pair);
    // Nothing is logged here, and the next line is about something else.
    MDC.remove(LogKeys.JOURNAL);
  }

  @Override
  public void deleted(Link link, Pair pair) {
    count("calbridge.google.writes", "kind", "deleted");
    MDC.remove(LogKeys.JOURNAL);
  }

  @Override
  public void refused(Link link, Pair pair, EntryChangeOutcome.Reason reason) {
    count("calbridge.google.refusals", "reason", reason.name());
    about(
        link,
        () ->
            LOG.infof(
                "Link %s entry %s event %s: the house refuses a change from Google: %s",
                link.id(), pair.entry(), pair.event(), reason));
  }

  @Override
  public void held(Link link, Pair pair, CalendarEntry entry) {
    count("calbridge.google.deletions.held", "kind", "guard");
    about(
        link,
        () ->
            LOG.warnf(
                "Link %s entry %s: too many deletions from Google, held", link.id(), entry.id()));
  }

  @Override
  public void parked(Link link, Pair pair, String reason) {
    count("calbridge.google.parked", "reason", reason);
    about(
        link,
        () ->
            LOG.infof(
                "Link %s entry %s event %s is parked: %s",
                link.id(), pair.entry(), pair.event(), reason));
  }

  @Override
  public void fault(Link link, Pair pair, RuntimeException fault) {
    meters.counter("calbridge.google.faults").increment();
    about(
        link,
        () ->
            LOG.errorf(fault, "Link %s entry %s event %s", link.id(), pair.entry(), pair.event()));
  }

  @Override
  public void stateChanged(Link link, LinkState state) {
    count("calbridge.google.link.changes", "state", state.name());
    about(link, () -> LOG.warnf("Link %s is now %s", link.id(), state));
  }

  @Override
  public void reconciled(Link link, int drift) {
    count("calbridge.google.reconciliations", "outcome", drift == 0 ? "alike" : "drift");
    meters.counter("calbridge.google.drift").increment(drift);
    if (drift > 0) {
      about(link, () -> LOG.warnf("Link %s: %d events had slipped through", link.id(), drift));
    }
  }

  @Override
  public void interrupted(Link link, String message) {
    count("calbridge.google.interruptions", "kind", "turn");
    about(link, () -> LOG.infof("Link %s: turn interrupted: %s", link.id(), message));
  }

  @Override
  public void unheard(String tenant, UUID link, RuntimeException fault) {
    count("calbridge.google.interruptions", "kind", "announcement");
    LOG.infof("Link %s: a neighbour is still to be told: %s", link, fault.getMessage());
  }

  private void count(String name, String tag, String value) {
    meters.counter(name, tag, value).increment();
  }
}
