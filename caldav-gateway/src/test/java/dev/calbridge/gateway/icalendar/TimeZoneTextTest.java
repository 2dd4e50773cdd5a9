package dev.calbridge.gateway.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZoneTextTest {

  private final TimeZoneText text = new TimeZoneText();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "Europe/London",
        "America/New_York",
        "Asia/Tokyo",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "Europe/Moscow",
        "Africa/Casablanca",
        "Pacific/Auckland"
      })
  void anotherLibraryFindsTheSameOffsets(String name) throws Exception {
    ZoneId zone = ZoneId.of(name);
    LocalDateTime from = LocalDateTime.of(2026, 1, 1, 0, 0);
    TimeZone read = read(text.definition(zone, from));

    Instant instant = Instant.parse("2026-01-02T12:00:00Z");
    for (int i = 0; i < 300; i++) {
      if (isNearTransition(zone, instant)) {
        // The other library counts by days there.
        instant = instant.plus(Duration.ofDays(2));
      }
      assertThat(Duration.ofMillis(read.getOffset(instant.toEpochMilli())))
          .as("%s at %s", name, instant)
          .isEqualTo(Duration.ofSeconds(zone.getRules().getOffset(instant).getTotalSeconds()));
      instant = instant.plus(Duration.ofDays(5));
    }
  }

  private static boolean isNearTransition(ZoneId zone, Instant instant) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(instant.minus(Duration.ofDays(1)));
    return next != null && next.getInstant().isBefore(instant.plus(Duration.ofDays(1)));
  }

  private static TimeZone read(List<String> definition) throws Exception {
    String calendar =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
            + String.join("\r\n", definition)
            + "\r\nEND:VCALENDAR\r\n";
    Calendar parsed = new CalendarBuilder().build(new StringReader(calendar));
    return new TimeZone(parsed.<VTimeZone>getComponent("VTIMEZONE").orElseThrow());
  }
}
