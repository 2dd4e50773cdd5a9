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

/** Columns {@code start_at, end_at, zone, rule, excluded, reach_from, reach_until}. */
final class Spans {

  private Spans() {}

  static void write(List<@Nullable Object> values, EntrySpan span, @Nullable Recurrence repeats) {
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
    values.add(
        repeats == null ? new LocalDateTime[0] : repeats.excluded().toArray(LocalDateTime[]::new));
    Reach reach = Reach.of(span, repeats);
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
        : new Recurrence(rule, Arrays.asList(row.getArrayOfLocalDateTimes("excluded")));
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
