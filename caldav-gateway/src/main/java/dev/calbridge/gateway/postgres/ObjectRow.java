package dev.calbridge.gateway.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.gateway.icalendar.EventWriter;
import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
    Duration slack = hasWholeDays(span, recurrence) ? DAY_SLACK : Duration.ZERO;
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
        exact ? null : occurs(new Occurs(span, timesOnly(recurrence)), json));
  }

  private static boolean hasWholeDays(EntrySpan span, @Nullable Recurrence recurrence) {
    return span instanceof EntrySpan.AllDay
        || recurrence != null
            && recurrence.overrides().stream()
                .anyMatch(override -> override.content().span() instanceof EntrySpan.AllDay);
  }

  /** Without the texts of changed occurrences, which say nothing about when they are. */
  private static @Nullable Recurrence timesOnly(@Nullable Recurrence recurrence) {
    return recurrence == null
        ? null
        : new Recurrence(
            recurrence.rule(),
            recurrence.excluded(),
            recurrence.added(),
            recurrence.overrides().stream()
                .map(
                    override ->
                        new EntryOverride(
                            override.occurrence(), timeOnly(override.content().span())))
                .toList());
  }

  private static EntryContent timeOnly(EntrySpan span) {
    return new EntryContent("", null, List.of(), null, null, Busy.BUSY, span, null, List.of());
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
