package dev.calbridge.scheduler.rest;

import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what becomes of changes from outside: metric {@code calbridge.entry.changes} by kind of
 * source and outcome, which for a refusal is its reason.
 */
@Startup
@ApplicationScoped
public class OutcomeCounts {

  private static final String APPLIED = "applied";
  private static final String UNCHANGED = "unchanged";
  private static final String REMOVED = "removed";

  private record Key(String source, String outcome) {}

  private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

  public OutcomeCounts(MeterRegistry meters) {
    for (ChangeSource.Kind kind : ChangeSource.Kind.values()) {
      for (String outcome : new String[] {APPLIED, UNCHANGED, REMOVED}) {
        register(meters, kind, outcome);
      }
      for (EntryChangeOutcome.Reason reason : EntryChangeOutcome.Reason.values()) {
        register(meters, kind, word(reason));
      }
    }
  }

  private void register(MeterRegistry meters, ChangeSource.Kind kind, String outcome) {
    Key key = new Key(word(kind), outcome);
    counters.put(
        key,
        meters.counter(
            "calbridge.entry.changes", "source", key.source(), "outcome", key.outcome()));
  }

  void count(ChangeSource source, EntryChangeOutcome outcome) {
    String word =
        switch (outcome) {
          case EntryChangeOutcome.Applied applied -> applied.changed() ? APPLIED : UNCHANGED;
          case EntryChangeOutcome.Removed _ -> REMOVED;
          case EntryChangeOutcome.Refused refused -> word(refused.reason());
        };
    Objects.requireNonNull(counters.get(new Key(word(source.kind()), word))).increment();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
