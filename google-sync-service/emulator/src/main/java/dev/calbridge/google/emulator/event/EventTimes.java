package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.emulator.error.Errors;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;

/** The rules for start and end. */
public final class EventTimes {
  private EventTimes() {}

  /**
   * Reads {@code start} or {@code end}.
   *
   * @param which "start" or "end", for the message
   * @param recurring a series needs an IANA zone, an offset alone does not say how it moves with
   *     daylight saving time
   */
  public static EventTime parse(
      JsonNode node, String which, ZoneId calendarZone, boolean recurring) {
    String date = text(node, "date");
    String dateTime = text(node, "dateTime");
    String zoneId = text(node, "timeZone");
    if (date.isEmpty() && dateTime.isEmpty()) {
      throw Errors.required("Missing " + which + " time.");
    }
    if (!date.isEmpty() && !dateTime.isEmpty()) {
      throw Errors.invalid("Invalid " + which + " time.");
    }
    try {
      if (!date.isEmpty()) {
        return new EventTime.AllDay(LocalDate.parse(date));
      }
      if (zoneId.isEmpty() && (recurring || !hasOffset(dateTime))) {
        throw Errors.required("Missing time zone definition for " + which + " time.");
      }
      ZoneId zone = zoneId.isEmpty() ? calendarZone : zone(zoneId, which);
      var instant =
          hasOffset(dateTime)
              ? OffsetDateTime.parse(dateTime).toInstant()
              : LocalDateTime.parse(dateTime).atZone(zone).toInstant();
      return new EventTime.Timed(instant.truncatedTo(ChronoUnit.SECONDS), zone);
    } catch (DateTimeException e) {
      throw Errors.invalid("Invalid " + which + " time.");
    }
  }

  /** Both days or both instants, and the end after the start; Google takes no empty event. */
  static void checkRange(EventTime start, EventTime end) {
    switch (start) {
      case EventTime.AllDay(LocalDate first) -> {
        if (!(end instanceof EventTime.AllDay(LocalDate last))) {
          throw mixed();
        }
        if (!last.isAfter(first)) {
          throw Errors.timeRangeEmpty();
        }
      }
      case EventTime.Timed from -> {
        if (!(end instanceof EventTime.Timed to)) {
          throw mixed();
        }
        if (!to.instant().isAfter(from.instant())) {
          throw Errors.timeRangeEmpty();
        }
      }
    }
  }

  /**
   * An IANA zone; offsets such as {@code +02:00} are none.
   *
   * @param which what it belongs to, for the message
   */
  public static ZoneId zone(String id, String which) {
    return iana(id)
        .orElseThrow(() -> Errors.invalid("Invalid time zone definition for " + which + " time."));
  }

  /** The zone of that name in the time zone database. */
  public static Optional<ZoneId> iana(String id) {
    try {
      return Optional.ofNullable(ZoneRulesProvider.getRules(id, false)).map(_ -> ZoneId.of(id));
    } catch (ZoneRulesException e) {
      return Optional.empty();
    }
  }

  private static RuntimeException mixed() {
    return Errors.invalid("Start and end times must either both be date or both be dateTime.");
  }

  private static boolean hasOffset(String dateTime) {
    int time = dateTime.indexOf('T');
    if (time < 0) {
      return false;
    }
    String clock = dateTime.substring(time);
    return clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw Errors.badRequest("Bad Request");
    }
    return value.textValue();
  }
}
