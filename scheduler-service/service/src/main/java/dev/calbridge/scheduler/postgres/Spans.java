package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.time.Reach;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns {@code start_at, end_at, zone, rule, excluded, added, reach_from, reach_until}. */
final class Spans {

  private Spans() {}

  /**
   * @param others occurrences that take place at times of their own
   */
  static void write(
      List<@Nullable Object> values,
      EntrySpan span,
      @Nullable Recurrence repeats,
      List<EntrySpan> others) {
    switch (span) {
      case EntrySpan.Timed timed -> {
        values.add(timed.start());
        values.add(timed.end());
        values.add(timed.zone().getId());
      }
      case EntrySpan.AllDay days -> {
        values.add(days.start().atStartOfDay());
        values.add(days.end().atStartOfDay());
        values.add(null);
      }
    }
    values.add(repeats == null ? null : repeats.rule());
    values.add(array(repeats == null ? List.of() : repeats.excluded()));
    values.add(array(repeats == null ? List.of() : repeats.added()));
    Reach reach = Reach.of(span, repeats);
    for (EntrySpan other : others) {
      reach = reach.with(other);
    }
    values.add(utc(reach.from()));
    values.add(reach.until() == null ? null : utc(reach.until()));
  }

  static EntrySpan span(Row row) {
    LocalDateTime start = row.getLocalDateTime("start_at");
    LocalDateTime end = row.getLocalDateTime("end_at");
    String zone = row.getString("zone");
    return zone == null
        ? new EntrySpan.AllDay(start.toLocalDate(), end.toLocalDate())
        : new EntrySpan.Timed(start, end, ZoneId.of(zone));
  }

  static @Nullable Recurrence recurrence(Row row) {
    String rule = row.getString("rule");
    return rule == null
        ? null
        : new Recurrence(
            rule,
            Arrays.asList(row.getArrayOfLocalDateTimes("excluded")),
            Arrays.asList(row.getArrayOfLocalDateTimes("added")),
            List.of());
  }

  private static LocalDateTime[] array(List<LocalDateTime> dates) {
    return dates.toArray(LocalDateTime[]::new);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
