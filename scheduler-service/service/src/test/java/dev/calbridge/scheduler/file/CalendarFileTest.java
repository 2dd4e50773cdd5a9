package dev.calbridge.scheduler.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.transfer.FileEvent;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void anEventOfOutlookIsRead() {
    EntryContent content =
        content(
            """
            UID:040000008200E00074C5B7101A82E008
            DTSTAMP:20261101T000000Z
            SUMMARY;LANGUAGE=de:Sehtest\\, lang
            DESCRIPTION:Zeile 1\\nZeile 2 mit sehr\s
             langem Text
            LOCATION:01 Stuttgart
            CATEGORIES:Sehtest,Rote Kategorie
            DTSTART;TZID="W. Europe Standard Time":20261123T090000
            DTEND;TZID="W. Europe Standard Time":20261123T093000
            STATUS:CONFIRMED
            TRANSP:TRANSPARENT
            X-MICROSOFT-CDO-BUSYSTATUS:FREE
            X-OWN;X-P=1:bleibt
            BEGIN:VALARM
            TRIGGER:-PT15M
            DESCRIPTION:Wecker
            END:VALARM
            """);
    assertThat(content.title()).isEqualTo("Sehtest, lang");
    assertThat(content.description()).isEqualTo("Zeile 1\nZeile 2 mit sehr langem Text");
    assertThat(content.location()).isEqualTo("01 Stuttgart");
    assertThat(content.categories()).containsExactly("Sehtest", "Rote Kategorie");
    assertThat(content.status()).isEqualTo(EntryStatus.CONFIRMED);
    assertThat(content.busy()).isEqualTo(Busy.FREE);
    assertThat(content.span()).isEqualTo(timed("2026-11-23T09:00", "2026-11-23T09:30"));
    assertThat(content.extras()).containsExactly("X-OWN;X-P=1:bleibt");
  }

  @ParameterizedTest(name = "{0} / {1} ends {2}")
  @CsvSource({
    "DTSTART;TZID=Europe/Berlin:20261123T090000, DURATION:PT45M, 2026-11-23T09:45",
    "DTSTART:20261123T090000, DTEND;TZID=Europe/Berlin:20261123T100000, 2026-11-23T10:00",
    "DTSTART;TZID=Europe/Berlin:20261123T090000, DTEND:20261123T090000Z, 2026-11-23T10:00",
    "DTSTART;TZID=Europe/Berlin:20261024T120000, DURATION:P1D, 2026-10-25T12:00",
    "DTSTART;TZID=Europe/Berlin:20261024T120000, DURATION:PT24H, 2026-10-25T11:00",
    "DTSTART;TZID=/mozilla.org/2007/Europe/Berlin:20261123T090000, DURATION:P1W,"
        + " 2026-11-30T09:00",
  })
  void endsAreFound(String start, String end, LocalDateTime expected) {
    EntrySpan span = content("UID:1\n" + start + "\n" + end + "\n").span();
    assertThat(((EntrySpan.Timed) span).end()).isEqualTo(expected);
    assertThat(((EntrySpan.Timed) span).zone()).isEqualTo(BERLIN);
  }

  @Test
  void aWholeDayWithoutAnEndLastsADay() {
    assertThat(content("UID:1\nDTSTART;VALUE=DATE:20261224\n").span())
        .isEqualTo(new EntrySpan.AllDay(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25)));
  }

  @Test
  void overridesFindTheirSeriesWhereverTheyStand() {
    List<FileEvent> events =
        read(
            event(
                    """
                    UID:serie
                    RECURRENCE-ID:20261130T080000Z
                    DTSTART;TZID=Europe/Berlin:20261130T110000
                    DTEND;TZID=Europe/Berlin:20261130T113000
                    SUMMARY:verlegt
                    """)
                + event("UID:einzeln\nDTSTART:20261123T090000Z\nDURATION:PT1H\n")
                + event(
                    """
                    UID:serie
                    DTSTART;TZID=Europe/Berlin:20261123T090000
                    DTEND;TZID=Europe/Berlin:20261123T093000
                    RRULE:FREQ=WEEKLY;COUNT=5
                    EXDATE;TZID=Europe/Berlin:20261207T090000,20261214T090000
                    RDATE;TZID=Europe/Berlin:20261224T090000
                    SUMMARY:wöchentlich
                    """));
    assertThat(events).hasSize(2);
    FileEvent.Read series = (FileEvent.Read) events.getLast();
    Recurrence recurrence = series.content().recurrence();
    assertThat(recurrence.rule()).isEqualTo("FREQ=WEEKLY;COUNT=5");
    assertThat(recurrence.excluded())
        .containsExactly(at("2026-12-07T09:00"), at("2026-12-14T09:00"));
    assertThat(recurrence.added()).containsExactly(at("2026-12-24T09:00"));
    EntryOverride override = recurrence.overrides().getFirst();
    assertThat(override.occurrence()).isEqualTo(at("2026-11-30T09:00"));
    assertThat(override.content().span()).isEqualTo(timed("2026-11-30T11:00", "2026-11-30T11:30"));
    assertThat(override.content().title()).isEqualTo("verlegt");
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART:20261123T090000Z | uid-missing",
        "UID:1 | start-missing",
        "UID:1;DTSTART:gestern | time-malformed",
        "UID:1;DTSTART:20261399T000000Z | time-malformed",
        "UID:1;DTSTART:20261123T090000Z;DURATION:lang | time-malformed",
        "UID:1;DTSTART^TZID=Mars/Phobos:20261123T090000 | unknown-zone",
        "UID:1;DTSTART:20261123T090000Z;RRULE:FREQ=DAILY;RRULE:FREQ=WEEKLY | several-rules",
        "UID:1;RECURRENCE-ID:20261123T090000Z;DTSTART:20261123T090000Z | override-without-series",
      })
  void whatCannotBeKeptIsRefusedAndTheRestIsTaken(String lines, String code) {
    String broken = lines.strip().replace(';', '\n').replace('^', ';') + "\n";
    List<FileEvent> events =
        read(event(broken) + event("UID:gut\nDTSTART:20261123T090000Z\nDURATION:PT1H\n"));
    assertThat(events)
        .filteredOn(FileEvent.Unreadable.class::isInstance)
        .extracting(one -> ((FileEvent.Unreadable) one).code())
        .containsExactly(code);
    assertThat(events).filteredOn(FileEvent.Read.class::isInstance).hasSize(1);
  }

  @Test
  void whatIsNoEventIsRefused() {
    List<FileEvent> events =
        read("BEGIN:VTODO\r\nUID:1\r\nEND:VTODO\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\n");
    assertThat(events).singleElement().isInstanceOf(FileEvent.Unreadable.class);
    assertThat(events.getFirst().line()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "BEGIN:VCARD\r\nEND:VCARD\r\n", "\u0000\u0001"})
  void whatIsNoCalendarIsRefusedAltogether(String text) {
    assertThatThrownBy(() -> CalendarFile.read(new StringReader(text), BERLIN, one -> {}))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void whatIsWrittenIsReadAgainHereAndElsewhere() throws Exception {
    EntryContent changed =
        new EntryContent(
            "später; \"anders\" 👓 עברית",
            null,
            List.of(),
            null,
            EntryStatus.CANCELLED,
            Busy.FREE,
            timed("2026-11-30T11:00", "2026-11-30T11:30"),
            null,
            List.of());
    EntryContent content =
        new EntryContent(
            "Anpassung, " + "ü".repeat(100),
            "Zeile 1\nZeile 2; \\ ende",
            List.of("Sehtest", "a, b"),
            "Königstraße 1, 70173 Stuttgart",
            EntryStatus.CONFIRMED,
            Busy.BUSY,
            timed("2026-11-23T09:00", "2026-11-23T09:30"),
            new Recurrence(
                "FREQ=WEEKLY;COUNT=5",
                List.of(at("2026-12-07T09:00")),
                List.of(at("2026-12-24T09:00")),
                List.of(new EntryOverride(at("2026-11-30T09:00"), changed))),
            List.of("X-OWN;X-P=1:" + "x".repeat(200)));
    CalendarText.Event event =
        new CalendarText.Event("u1", Instant.parse("2026-11-01T00:00:00Z"), content, true);
    String text =
        CalendarText.begin("Anna, \"Berger\"")
            + CalendarText.zones(List.of(event), new HashSet<>())
            + CalendarText.of(event)
            + CalendarText.end();
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .hasSizeLessThanOrEqualTo(75);
    }
    List<FileEvent> events = new ArrayList<>();
    CalendarFile.read(new StringReader(text), BERLIN, events::add);
    assertThat(events)
        .singleElement()
        .extracting(one -> ((FileEvent.Read) one).content())
        .isEqualTo(content);
    Calendar elsewhere = new CalendarBuilder().build(new StringReader(text));
    assertThat(elsewhere.getComponents("VEVENT")).hasSize(2);
    assertThat(elsewhere.getComponents("VTIMEZONE")).hasSize(1);
  }

  private static EntryContent content(String lines) {
    FileEvent event = read(event(lines)).getFirst();
    assertThat(event).isInstanceOf(FileEvent.Read.class);
    return ((FileEvent.Read) event).content();
  }

  private static List<FileEvent> read(String components) {
    List<FileEvent> events = new ArrayList<>();
    String text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + components + "END:VCALENDAR\r\n";
    CalendarFile.read(new StringReader(text), BERLIN, events::add);
    return events;
  }

  private static String event(String lines) {
    return "BEGIN:VEVENT\r\n" + lines.replace("\n", "\r\n") + "END:VEVENT\r\n";
  }

  private static EntrySpan timed(String start, String end) {
    return new EntrySpan.Timed(at(start), at(end), BERLIN);
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }
}
