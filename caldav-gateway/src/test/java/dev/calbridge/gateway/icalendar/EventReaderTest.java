package dev.calbridge.gateway.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final EventReader reader = new EventReader(new ZoneNames());

  /** The table of times: what a program writes, and which span that is for a calendar in Berlin. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DTSTART;TZID=Europe/Berlin:20261123T090000 DTEND;TZID=Europe/Berlin:20261123T093000 | 2026-11-23T09:00 2026-11-23T09:30 Europe/Berlin
          DTSTART;TZID=W. Europe Standard Time:20261123T090000 DURATION:PT45M | 2026-11-23T09:00 2026-11-23T09:45 Europe/Berlin
          DTSTART;TZID="Europe/Vienna":20261123T090000 DURATION:P1D | 2026-11-23T09:00 2026-11-24T09:00 Europe/Vienna
          DTSTART;TZID=/freeassociation.sourceforge.net/Tzfile/Europe/Berlin:20261123T090000 DURATION:PT1H | 2026-11-23T09:00 2026-11-23T10:00 Europe/Berlin
          DTSTART:20261123T090000 DTEND:20261123T100000 | 2026-11-23T09:00 2026-11-23T10:00 Europe/Berlin
          DTSTART:20261123T080000Z DTEND:20261123T090000Z | 2026-11-23T09:00 2026-11-23T10:00 Europe/Berlin
          DTSTART:20261025T013000Z DTEND:20261025T020000Z | 2026-10-25T01:30 2026-10-25T02:00 UTC
          DTSTART:20261025T003000Z DTEND:20261025T013000Z | 2026-10-25T00:30 2026-10-25T01:30 UTC
          DTSTART:20261025T003000Z DTEND:20261025T020000Z | 2026-10-25T02:30 2026-10-25T03:00 Europe/Berlin
          DTSTART:20261123T080000Z DURATION:PT1H RRULE:FREQ=DAILY | 2026-11-23T08:00 2026-11-23T09:00 UTC
          DTSTART;TZID=Europe/Berlin:20260329T023000 DTEND;TZID=Europe/Berlin:20260329T040000 | 2026-03-29T02:30 2026-03-29T04:00 Europe/Berlin
          DTSTART;TZID=Europe/Berlin:20261123T090000 DTEND;TZID=America/New_York:20261123T040000 | 2026-11-23T09:00 2026-11-23T10:00 Europe/Berlin
          DTSTART;VALUE=DATE:20261123 DTEND;VALUE=DATE:20261125 | 2026-11-23 2026-11-25
          DTSTART;VALUE=DATE:20261123 | 2026-11-23 2026-11-24
          DTSTART;VALUE=DATE:20261123 DURATION:P2W | 2026-11-23 2026-12-07
          DTSTART;VALUE=DATE;TZID=Europe/Berlin:20261123 DTEND;VALUE=DATE:20261123 | 2026-11-23 2026-11-24
          """)
  void timesBecomeSpans(String lines, String expected) throws Exception {
    EntryContent content = read(lines);

    assertThat(
            switch (content.span()) {
              case dev.calbridge.scheduler.contract.EntrySpan.Timed t ->
                  t.start() + " " + t.end() + " " + t.zone();
              case dev.calbridge.scheduler.contract.EntrySpan.AllDay d -> d.start() + " " + d.end();
            })
        .isEqualTo(expected);
  }

  /** A zone by any name, as Outlook and others write it beside the event. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (UTC+01:00) Amsterdam, Berlin | 16010101T030000 RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10 | 16010101T020000 RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3 | +0100 +0200 | Europe/Berlin
          Eigene Zone | 20071104T020000 RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11 | 20070311T020000 RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3 | -0500 -0400 | America/New_York
          Falsche Zone | 20071104T020000 RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11 | 20070311T020000 RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=4 | -0500 -0400 |
          """)
  void aZoneOfOnesOwnIsKnownByItsRules(
      String name, String standard, String daylight, String offsets, String expected)
      throws Exception {
    String[] offset = offsets.split(" ", -1);
    byte[] text =
        """
        BEGIN:VCALENDAR
        BEGIN:VTIMEZONE
        TZID:%1$s
        BEGIN:STANDARD
        DTSTART:%2$s
        TZOFFSETFROM:%5$s
        TZOFFSETTO:%4$s
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:%3$s
        TZOFFSETFROM:%4$s
        TZOFFSETTO:%5$s
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:1
        DTSTART;TZID="%1$s":20261123T090000
        DURATION:PT1H
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(
                name,
                standard.replace(" ", "\n"),
                daylight.replace(" ", "\n"),
                offset[0],
                offset[1])
            .getBytes(StandardCharsets.UTF_8);

    if (expected == null) {
      assertThatThrownBy(() -> reader.read(text, BERLIN)).isInstanceOf(UnreadableCalendar.class);
    } else {
      assertThat(reader.read(text, BERLIN).content().span())
          .isInstanceOfSatisfying(
              dev.calbridge.scheduler.contract.EntrySpan.Timed.class,
              timed -> assertThat(timed.zone()).hasToString(expected));
    }
  }

  /** The table of series. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RRULE:FREQ=WEEKLY;COUNT=3 | FREQ=WEEKLY;COUNT=3 | []
          RRULE:freq=weekly;until=20261231 | FREQ=WEEKLY;UNTIL=20261231T225959Z | []
          RRULE:FREQ=WEEKLY;UNTIL=20261231T090000 | FREQ=WEEKLY;UNTIL=20261231T080000Z | []
          RRULE:FREQ=WEEKLY;UNTIL=20261231T080000Z | FREQ=WEEKLY;UNTIL=20261231T080000Z | []
          RRULE:FREQ=DAILY EXDATE:20261124T080000Z | FREQ=DAILY | [2026-11-24T09:00]
          RRULE:FREQ=DAILY EXDATE;VALUE=DATE:20261124,20261126 | FREQ=DAILY | [2026-11-24T09:00, 2026-11-26T09:00]
          RRULE:FREQ=DAILY EXDATE;TZID=America/New_York:20261124T030000 EXDATE;TZID=Europe/Berlin:20261124T090000 | FREQ=DAILY | [2026-11-24T09:00]
          """)
  void seriesBecomeRecurrences(String lines, String rule, String excluded) throws Exception {
    EntryContent content =
        read("DTSTART;TZID=Europe/Berlin:20261123T090000 DURATION:PT1H " + lines);

    assertThat(content.recurrence().rule()).isEqualTo(rule);
    assertThat(content.recurrence().excluded().toString()).isEqualTo(excluded);
  }

  /** The table of added dates. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RRULE:FREQ=WEEKLY RDATE:20261201T080000Z | FREQ=WEEKLY | [2026-12-01T09:00]
          RDATE;TZID=Europe/Berlin:20261203T090000,20261201T090000 | FREQ=DAILY;COUNT=1 | [2026-12-01T09:00, 2026-12-03T09:00]
          RDATE;VALUE=PERIOD:20261201T080000Z/PT1H | FREQ=DAILY;COUNT=1 | [2026-12-01T09:00]
          RDATE;VALUE=PERIOD:20261201T080000Z/20261201T090000Z | FREQ=DAILY;COUNT=1 | [2026-12-01T09:00]
          """)
  void addedDatesAreKept(String lines, String rule, String added) throws Exception {
    EntryContent content =
        read("DTSTART;TZID=Europe/Berlin:20261123T090000 DURATION:PT1H " + lines);

    assertThat(content.recurrence().rule()).isEqualTo(rule);
    assertThat(content.recurrence().added().toString()).isEqualTo(added);
  }

  /** The table of RECURRENCE-IDs, for a series that begins on 23 November at 9 in Berlin. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RECURRENCE-ID;TZID=Europe/Berlin:20261130T090000 | 2026-11-30T09:00
          RECURRENCE-ID:20261130T080000Z | 2026-11-30T09:00
          RECURRENCE-ID;VALUE=DATE:20261130 | 2026-11-30T09:00
          RECURRENCE-ID:20261130T090000 | 2026-11-30T09:00
          RECURRENCE-ID;TZID=America/New_York:20261130T030000 | 2026-11-30T09:00
          """)
  void anOverrideNamesItsOccurrence(String id, String occurrence) throws Exception {
    EntryContent content =
        reader
            .read(series(id + "\r\nDTSTART;VALUE=DATE:20261201\r\nSUMMARY:Anders"), BERLIN)
            .content();

    assertThat(content.recurrence().overrides())
        .singleElement()
        .satisfies(
            override -> {
              assertThat(override.occurrence()).hasToString(occurrence);
              assertThat(override.content().title()).isEqualTo("Anders");
              assertThat(override.content().recurrence()).isNull();
            });
  }

  /** The table of overrides that are refused whole. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261130T080000Z",
        "RECURRENCE-ID:20261130T080000Z\r\nRRULE:FREQ=DAILY",
        "RECURRENCE-ID:20261130T080000Z\r\nRECURRENCE-ID:20261207T080000Z"
      })
  void anOverrideThatCannotBeKeptIsRefused(String id) {
    assertThatThrownBy(() -> reader.read(series(id + "\r\nDTSTART;VALUE=DATE:20261201"), BERLIN))
        .isInstanceOfSatisfying(
            UnreadableCalendar.class,
            refused ->
                assertThat(refused.reason()).isEqualTo(UnreadableCalendar.Reason.NOT_ONE_EVENT));
  }

  @Test
  void alarmsAndAcknowledgementsArePersonalEachToItsOccurrence() throws Exception {
    ClientEvent event =
        reader.read(
            series(
                "RECURRENCE-ID:20261130T080000Z\r\nDTSTART;VALUE=DATE:20261201\r\n"
                    + "X-MOZ-LASTACK:20261130T080000Z\r\nATTENDEE;CN=\"A; B\":mailto:a@b.example"
                    + "\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM"),
            BERLIN);

    assertThat(event.personal().part(null).orElseThrow().alarms()).isEmpty();
    assertThat(event.personal().part(LocalDateTime.of(2026, 11, 30, 9, 0)).orElseThrow())
        .satisfies(
            part -> {
              assertThat(part.alarms())
                  .containsExactly("BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM");
              assertThat(part.lines())
                  .containsExactly(
                      "X-MOZ-LASTACK:20261130T080000Z", "ATTENDEE;CN=\"A; B\":mailto:a@b.example");
            });
  }

  /** The override stands before its series, as one program writes it. */
  private static byte[] series(String override) {
    return ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            + override
            + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nRRULE:FREQ=WEEKLY\r\n"
            + "DTSTART;TZID=Europe/Berlin:20261123T090000\r\nDURATION:PT1H\r\n"
            + "END:VEVENT\r\nEND:VCALENDAR\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aSeriesOfDaysExcludesDays() throws Exception {
    EntryContent content =
        read("DTSTART;VALUE=DATE:20261123 RRULE:FREQ=DAILY;UNTIL=20261231T120000Z EXDATE:20261124");

    assertThat(content.recurrence().rule()).isEqualTo("FREQ=DAILY;UNTIL=20261231");
    assertThat(content.recurrence().excluded())
        .containsExactly(LocalDateTime.of(2026, 11, 24, 0, 0));
  }

  /** The table of fields. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STATUS:TENTATIVE | TENTATIVE | BUSY
          STATUS:CONFIRMED | CONFIRMED | BUSY
          STATUS:cancelled TRANSP:OPAQUE | CANCELLED | BUSY
          TRANSP:TRANSPARENT | | FREE
          X-MICROSOFT-CDO-BUSYSTATUS:OOF | | OUT_OF_OFFICE
          TRANSP:TRANSPARENT X-MICROSOFT-CDO-BUSYSTATUS:OOF | | FREE
          """)
  void statusAndBusyAreRead(String lines, EntryStatus status, Busy busy) throws Exception {
    EntryContent content = read("DTSTART;VALUE=DATE:20261123 " + lines);

    assertThat(content.status()).isEqualTo(status);
    assertThat(content.busy()).isEqualTo(busy);
  }

  @Test
  void textsAreUnescapedAndCategoriesCollected() throws Exception {
    EntryContent content =
        readLines(
            "DTSTART;VALUE=DATE:20261123",
            "SUMMARY;LANGUAGE=de:Sehtest\\, groß\\; \\\\ok",
            "DESCRIPTION:Zeile 1\\nZeile 2\\N",
            "LOCATION:01 Stuttgart",
            "CATEGORIES:Sehtest,Klein\\, fein",
            "CATEGORIES:Sehtest");

    assertThat(content.title()).isEqualTo("Sehtest, groß; \\ok");
    assertThat(content.description()).isEqualTo("Zeile 1\nZeile 2\n");
    assertThat(content.location()).isEqualTo("01 Stuttgart");
    assertThat(content.categories()).containsExactly("Sehtest", "Klein, fein");
  }

  @Test
  void whatNobodyKnowsIsKeptAndWhatIsPersonalIsNot() throws Exception {
    EntryContent content =
        readLines(
            "DTSTART;VALUE=DATE:20261123",
            "DTSTAMP:20261101T000000Z",
            "SEQUENCE:7",
            "X-MOZ-GENERATION:4",
            "X-MOZ-LASTACK:20261101T000000Z",
            "X-MOZ-SNOOZE-TIME-1795:20261101T000000Z",
            "ORGANIZER:mailto:a@b.example",
            "ATTENDEE:mailto:c@d.example",
            "CLASS:PRIVATE",
            "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"A: b\":geo:48.1,9.2",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-PT5M",
            "END:VALARM",
            "BEGIN:X-STRANGE",
            "X-A:1",
            "END:X-STRANGE");

    assertThat(content.extras())
        .containsExactly(
            "CLASS:PRIVATE",
            "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"A: b\":geo:48.1,9.2",
            "BEGIN:X-STRANGE",
            "X-A:1",
            "END:X-STRANGE");
  }

  /** The table of refusals: what cannot be kept is refused whole. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SUMMARY:x | NOT_ICALENDAR
          DTSTART:2026-11-23 | NOT_ICALENDAR
          DTSTART:20261332T000000 | NOT_ICALENDAR
          DTSTART:20261123T090000 | NOT_ONE_EVENT
          DTSTART:20261123T090000 DTEND:20261123T090000 | NOT_ONE_EVENT
          DTSTART:20261123T090000 DTEND:20261122T090000 | NOT_ONE_EVENT
          DTSTART:20261123T090000 DTEND;VALUE=DATE:20261124 | NOT_ICALENDAR
          DTSTART;VALUE=DATE:20261123 DTEND:20261124T000000 | NOT_ICALENDAR
          DTSTART;VALUE=DATE:20261123 DURATION:PT1H | NOT_ICALENDAR
          DTSTART;VALUE=DATE:20261123 DTEND;VALUE=DATE:20261124 DURATION:P1D | NOT_ICALENDAR
          DTSTART;VALUE=DATE:20261123 DTEND;VALUE=DATE:20261122 | NOT_ONE_EVENT
          DTSTART;TZID=Nowhere/Land:20261123T090000 DURATION:PT1H | NOT_ONE_EVENT
          DTSTART;VALUE=DATE:20261123 RRULE:nonsense | NOT_ONE_EVENT
          DTSTART;VALUE=DATE:20261123 RRULE:FREQ=MINUTELY | NOT_ONE_EVENT
          DTSTART;VALUE=DATE:20261123 RRULE:FREQ=DAILY RRULE:FREQ=WEEKLY | NOT_ONE_EVENT
          DTSTART;VALUE=DATE:20261123 RRULE:FREQ=DAILY EXRULE:FREQ=WEEKLY | NOT_ONE_EVENT
          DTSTART;VALUE=DATE:20261123 RECURRENCE-ID:20261123 | NOT_ONE_EVENT
          DTSTART:20261123T090000Z DURATION:PT1H RDATE;VALUE=PERIOD:20261201T090000Z/PT2H | NOT_ONE_EVENT
          """)
  void whatCannotBeKeptIsRefused(String lines, UnreadableCalendar.Reason reason) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOfSatisfying(
            UnreadableCalendar.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.explanation()).isNotBlank();
            });
  }

  @Test
  void theFieldsUglyFilesAreRead() throws Exception {
    String ugly =
        "\uFEFFBEGIN:VCALENDAR\nVERSION:2.0\r\r\nBEGIN:VEVENT\r\nUID:a/b:c{d}\n"
            + "SUMMARY:Lang\r\n er Titel ü\u0007\r\n\r\nDTSTART;VALUE=DATE:20261123\r\n"
            + "END:VEVENT\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE\r\nend:vcalendar\r\n\r\n";

    ClientEvent event = reader.read(ugly.getBytes(StandardCharsets.UTF_8), BERLIN);

    assertThat(event.uid()).isEqualTo("a/b:c{d}");
    assertThat(event.content().title()).isEqualTo("Langer Titel ü");
  }

  @Test
  void aLineFoldedInsideACharacterIsJoinedAgain() throws Exception {
    byte[] text =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261123\nSUMMARY:ü\nEND:VEVENT\nEND:VCALENDAR"
            .getBytes(StandardCharsets.UTF_8);
    int second = new String(text, StandardCharsets.ISO_8859_1).indexOf("Ã¼") + 1;
    byte[] folded = new byte[text.length + 3];
    System.arraycopy(text, 0, folded, 0, second);
    System.arraycopy("\r\n ".getBytes(StandardCharsets.UTF_8), 0, folded, second, 3);
    System.arraycopy(text, second, folded, second + 3, text.length - second);

    assertThat(reader.read(folded, BERLIN).content().title()).isEqualTo("ü");
  }

  @Test
  void unknownPropertiesBeyondTheLimitAreRefusedWhole() {
    assertThatThrownBy(
            () -> readLines("DTSTART;VALUE=DATE:20261123", "X-BIG:" + "x".repeat(70_000)))
        .isInstanceOfSatisfying(
            UnreadableCalendar.class,
            refused -> assertThat(refused.reason()).isEqualTo(UnreadableCalendar.Reason.TOO_LARGE));
  }

  private EntryContent read(String lines) throws UnreadableCalendar {
    return readLines(lines.split(" (?=[A-Z-]+[;:])", -1));
  }

  private EntryContent readLines(String... lines) throws UnreadableCalendar {
    List<String> all =
        java.util.stream.Stream.of(
                java.util.stream.Stream.of(
                    "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1"),
                Arrays.stream(lines),
                java.util.stream.Stream.of("END:VEVENT", "END:VCALENDAR"))
            .flatMap(part -> part)
            .toList();
    return reader.read(String.join("\r\n", all).getBytes(StandardCharsets.UTF_8), BERLIN).content();
  }
}
