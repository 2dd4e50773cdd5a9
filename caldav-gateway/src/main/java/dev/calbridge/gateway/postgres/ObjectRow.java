package dev.calbridge.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.gateway.icalendar.EventWriter;
import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of calendar_object, without its change number. */
record ObjectRow(
    UUID resource,
    UUID entry,
    String name,
    String uid,
    long entryVersion,
    OffsetDateTime createdAt,
    OffsetDateTime changedAt,
    String text,
    int octets,
    OffsetDateTime earliest,
    @Nullable OffsetDateTime latest,
    @Nullable JsonObject occurs) {

  /** A day begins up to 14 hours before and ends up to 12 hours after the same day in UTC. */
  private static final Duration DAY_SLACK = Duration.ofHours(15);

  /** What a closer look at an object's times needs. */
  record Occurs(EntrySpan span, @Nullable Recurrence recurrence) {}

  static ObjectRow of(
      CalendarEntry entry, EntryPlacement placement, EventWriter writer, ObjectMapper json) {
    EntrySpan span = entry.content().span();
    Recurrence recurrence = entry.content().recurrence();
    Duration slack = span instanceof EntrySpan.AllDay ? DAY_SLACK : Duration.ZERO;
    boolean exact = recurrence == null && span instanceof EntrySpan.Timed;
    String text = writer.write(entry, placement);
    return new ObjectRow(
        placement.resource(),
        entry.id(),
        placement.objectName(),
        placement.uid(),
        entry.version(),
        at(entry.createdAt()),
        at(entry.changedAt()),
        text,
        text.getBytes(StandardCharsets.UTF_8).length,
        at(Occurrences.firstStart(span, recurrence, ZoneOffset.UTC).minus(slack)),
        Occurrences.lastEnd(span, recurrence, ZoneOffset.UTC)
            .map(end -> at(end.plus(slack)))
            .orElse(null),
        exact ? null : occurs(new Occurs(span, recurrence), json));
  }

  private static JsonObject occurs(Occurs occurs, ObjectMapper json) {
    try {
      return new JsonObject(json.writeValueAsString(occurs));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A contract type cannot be written as JSON", e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
