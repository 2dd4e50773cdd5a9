package dev.calbridge.google.emulator.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** When an event starts or ends: a day, or an instant in a zone. */
public sealed interface EventTime {

  /** The instant; a day begins at midnight of the calendar's zone. */
  Instant instant(ZoneId calendarZone);

  /** As the API shows it: the offset is the one of {@code shownIn}, the zone the event's own. */
  ObjectNode json(ZoneId shownIn);

  /** Later by so many minutes on the clock of its zone; a day by whole days only. */
  EventTime shifted(long minutes);

  /** The tail of an instance id: {@code yyyyMMdd} or {@code yyyyMMdd'T'HHmmss'Z'}. */
  String instanceSuffix();

  record AllDay(LocalDate date) implements EventTime {
    @Override
    public Instant instant(ZoneId calendarZone) {
      return date.atStartOfDay(calendarZone).toInstant();
    }

    @Override
    public ObjectNode json(ZoneId shownIn) {
      return Json.object().put("date", date.toString());
    }

    @Override
    public EventTime shifted(long minutes) {
      return new AllDay(date.plusDays(Math.round(minutes / 1440.0)));
    }

    @Override
    public String instanceSuffix() {
      return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }
  }

  /**
   * @param instant whole seconds
   */
  record Timed(Instant instant, ZoneId zone) implements EventTime {
    @Override
    public Instant instant(ZoneId calendarZone) {
      return instant;
    }

    @Override
    public ObjectNode json(ZoneId shownIn) {
      return Json.object()
          .put(
              "dateTime",
              DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX")
                  .format(instant.atZone(shownIn)))
          .put("timeZone", zone.getId());
    }

    @Override
    public EventTime shifted(long minutes) {
      var local = instant.atZone(zone).toLocalDateTime().plusMinutes(minutes);
      return new Timed(local.atZone(zone).toInstant(), zone);
    }

    @Override
    public String instanceSuffix() {
      return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
          .format(instant.atZone(ZoneOffset.UTC));
    }
  }
}
