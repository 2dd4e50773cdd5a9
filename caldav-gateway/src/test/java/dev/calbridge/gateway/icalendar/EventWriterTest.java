package dev.calbridge.gateway.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class EventWriterTest {

  private static final UUID ENTRY = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID RESOURCE = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private final Practice practice = new Practice();
  private final EventWriter writer = new EventWriter(new TimeZoneText());
  private final EventReader reader = new EventReader(new ZoneNames());

  @Test
  void anEntryIsWrittenToTheByte() {
    String text =
        write(
            new EntryContent(
                "Sehtest, groß",
                "Zeile 1\nZeile 2",
                List.of("Sehtest", "a,b"),
                "01 Stuttgart",
                EntryStatus.CONFIRMED,
                Busy.OUT_OF_OFFICE,
                Practice.timed(LocalDateTime.of(2026, 11, 23, 9, 0)),
                new Recurrence(
                    "FREQ=WEEKLY;COUNT=3", List.of(LocalDateTime.of(2026, 11, 30, 9, 0))),
                List.of("X-FOO;A=b:c")));

    assertThat(text.replace("\r\n", "\n"))
        .isEqualTo(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Calbridge//caldav-gateway//EN
            CALSCALE:GREGORIAN
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            DTSTART:19980329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            DTSTART:19981025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:uid-1
            DTSTAMP:20260102T030505Z
            CREATED:20260102T030405Z
            LAST-MODIFIED:20260102T030505Z
            SEQUENCE:1
            DTSTART;TZID=Europe/Berlin:20261123T090000
            DTEND;TZID=Europe/Berlin:20261123T093000
            RRULE:FREQ=WEEKLY;COUNT=3
            EXDATE;TZID=Europe/Berlin:20261130T090000
            SUMMARY:Sehtest\\, groß
            DESCRIPTION:Zeile 1\\nZeile 2
            LOCATION:01 Stuttgart
            CATEGORIES:Sehtest,a\\,b
            STATUS:CONFIRMED
            TRANSP:OPAQUE
            X-MICROSOFT-CDO-BUSYSTATUS:OOF
            X-FOO;A=b:c
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:Sehtest\\, groß
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """);
    assertThat(text).doesNotContainPattern("[^\r]\n");
  }

  @Test
  void whatIsWrittenIsReadBackAsItWas() throws Exception {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      EntryContent content = RandomContent.of(random);

      String text = write(content);

      assertThat(
              reader
                  .read(text.getBytes(StandardCharsets.UTF_8), ZoneId.of("Europe/Berlin"))
                  .content())
          .as("round %d of seed %d", i, seed)
          .isEqualTo(content);
      assertThat(text.split("\r\n"))
          .allSatisfy(
              line ->
                  assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    }
  }

  @Test
  void anotherLibraryReadsTheSameTimes() throws Exception {
    String text =
        write(
            Practice.content("Sehtest", Practice.timed(LocalDateTime.of(2026, 7, 1, 9, 0)), null));

    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    VEvent event = calendar.<VEvent>getComponent("VEVENT").orElseThrow();

    assertThat(event.getSummary().getValue()).isEqualTo("Sehtest");
    assertThat(java.time.Instant.from(event.getDateTimeStart().getDate()))
        .isEqualTo(java.time.Instant.parse("2026-07-01T07:00:00Z"));
  }

  @Test
  void utcIsWrittenWithoutAZone() {
    String text =
        write(
            Practice.content(
                "x",
                new EntrySpan.Timed(
                    LocalDateTime.of(2026, 10, 25, 1, 30),
                    LocalDateTime.of(2026, 10, 25, 2, 0),
                    ZoneId.of("UTC")),
                null));

    assertThat(text).contains("DTSTART:20261025T013000Z\r\n").doesNotContain("VTIMEZONE");
  }

  @Test
  void extrasThatWouldBreakTheObjectAreLeftOut() {
    EntryContent content =
        new EntryContent(
            "x",
            null,
            List.of(),
            null,
            null,
            Busy.BUSY,
            new EntrySpan.AllDay(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24)),
            null,
            List.of(
                "END:VEVENT",
                "no content line",
                "UID:other",
                "X-OK:1\r\nATTENDEE:mailto:x",
                "BEGIN:X-OPEN",
                "X-IN:1"));

    assertThat(write(content))
        .contains("X-OK:1ATTENDEE:mailto:x\r\n")
        .containsOnlyOnce("END:VEVENT")
        .doesNotContain("UID:other", "X-OPEN", "no content line");
  }

  private String write(EntryContent content) {
    CalendarEntry entry =
        practice.entry(
            ENTRY, 1, List.of(new EntryPlacement(RESOURCE, "uid-1", "uid-1.ics")), content);
    return writer.write(entry, entry.placements().getFirst());
  }
}
