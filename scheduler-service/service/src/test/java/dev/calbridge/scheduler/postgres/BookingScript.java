package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.BookedTimes;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.time.Interval;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements of one booking, as a script for pgbench: what the service sends, no more. */
public final class BookingScript {

  private static final UUID ID = new UUID(4711, 1);
  private static final UUID RESOURCE = new UUID(4711, 2);
  private static final LocalDateTime START = LocalDateTime.parse("2031-01-01T09:00:00");
  private static final ZoneId ZONE = ZoneId.of("UTC");

  private BookingScript() {}

  /**
   * @param resources ids of them are {@code md5('r' || n)} for n from 0
   * @param payload of the event
   */
  public static String of(String tenant, int resources, UUID branch, String payload) {
    Appointment booked =
        new Appointment(
            RESOURCE,
            null,
            branch,
            null,
            null,
            null,
            "Sehtest",
            "bringt alte Brille mit",
            null,
            false,
            false,
            false,
            new EntrySpan.Timed(START, START.plusMinutes(30), ZONE),
            null,
            List.of(),
            List.of());
    Needs needs = Needs.of(ID, "7c1b0000-0000-4000-8000-000000000001").and(booked);
    Interval window = ((BookedTimes.At) needs.times()).window(Instant.EPOCH);
    Instant now = Instant.parse("2026-11-23T08:00:00Z");
    UUID[] wanted = {RESOURCE};
    return "\\set id random(1, 1000000000000000)\n"
        + "\\set n random(0, 2000000)\n"
        + "\\set r random(0, %d)\n".formatted(resources - 1)
        + "begin;\n"
        + sql("select set_config('app.tenant', $1, true)", Tuple.of(tenant))
        + sql(AppointmentRows.LOCK, Tuple.of(tenant, ID))
        + sql(SurroundingsQuery.SELECT, SurroundingsQuery.tuple(tenant, needs))
        + sql(Neighbours.LOCK, Tuple.of(tenant, wanted, ID))
        + sql(Neighbours.APPOINTMENTS, within(tenant, wanted, window))
        + sql(Neighbours.UNAVAILABILITIES, within(tenant, wanted, window))
        + sql(
            AppointmentRows.INSERT,
            AppointmentRows.tuple(tenant, new Stored<>(ID, 1, booked, now, now)))
        + sql(
            PostgresAppointments.PLACE,
            Tuple.of(tenant, ID, RESOURCE, ID + "@calbridge", ID + ".ics"))
        + sql(
            Outbox.INSERT,
            Tuple.of("calbridge.calendar-entries.v1", tenant + "/" + ID, "changed.v1", 1L, payload))
        + "commit;\n";
  }

  private static Tuple within(String tenant, UUID[] resources, Interval window) {
    return Tuple.of(tenant, resources, ID, Spans.utc(window.from()), Spans.utc(window.until()));
  }

  private static String sql(String statement, Tuple values) {
    String text = statement;
    for (int i = values.size(); i > 0; i--) {
      text = text.replace("$" + i, literal(values.getValue(i - 1)));
    }
    return text + ";\n";
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case UUID id when id.equals(ID) -> "md5('a' || :id)::uuid";
      case UUID id when id.equals(RESOURCE) -> "md5('r' || :r)::uuid";
      case UUID id -> "'" + id + "'::uuid";
      case LocalDateTime time -> "(timestamp '" + time + "' + :n * interval '30 minutes')";
      case OffsetDateTime time when time.getYear() > 2030 ->
          "(timestamptz '" + time + "' + :n * interval '30 minutes')";
      case OffsetDateTime time -> "timestamptz '" + time + "'";
      case UUID[] ids -> array(ids, "uuid[]");
      case String[] texts -> array(texts, "text[]");
      case LocalDateTime[] times -> array(times, "timestamp[]");
      case JsonArray json -> "'" + json.encode() + "'::jsonb";
      case String text ->
          "'"
              + text.replace("'", "''").replace(ID.toString(), "' || md5('a' || :id)::uuid || '")
              + "'";
      default -> value.toString();
    };
  }

  private static String array(Object[] values, String type) {
    return "array["
        + Arrays.stream(values).map(BookingScript::literal).collect(Collectors.joining(", "))
        + "]::"
        + type;
  }
}
