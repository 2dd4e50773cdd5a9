package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Questions that look into the objects, and answers in another shape than they are stored. */
@QuarkusTest
class FilterTest extends GatewayTest {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);
  private static final String WEEK = "start=\"20261129T000000Z\" end=\"20261206T000000Z\"";

  /** Every Monday; that of the 30th is on Tuesday instead and has another title. */
  private CalendarEntry series() {
    return entry(
        "serie.ics",
        Practice.content(
            "Hörtest Österreich",
            Practice.timed(MONDAY),
            new Recurrence(
                "FREQ=WEEKLY",
                List.of(MONDAY.plusDays(14)),
                List.of(),
                List.of(
                    new EntryOverride(
                        MONDAY.plusDays(7),
                        Practice.content("Verlegt", Practice.timed(MONDAY.plusDays(8)), null))))));
  }

  private CalendarEntry holiday() {
    return entry(
        "urlaub.ics",
        new EntryContent(
            "Urlaub",
            null,
            List.of(),
            null,
            EntryStatus.TENTATIVE,
            Busy.OUT_OF_OFFICE,
            new EntrySpan.AllDay(LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 5)),
            null,
            List.of("X-PLACE;KIND=meer:Nordsee")));
  }

  @Test
  void whatAnEventSaysCanBeAskedFor() {
    publish(series());
    publish(holiday());

    assertThat(find(prop("SUMMARY", match("URLAUB", "")))).containsExactly(name("urlaub.ics"));
    assertThat(find(prop("SUMMARY", match("URLAUB", "collation=\"i;octet\"")))).isEmpty();
    assertThat(find(prop("SUMMARY", match("österreich", "")))).isEmpty();
    assertThat(find(prop("SUMMARY", match("österreich", "collation=\"i;unicode-casemap\""))))
        .containsExactly(name("serie.ics"));
    assertThat(find(prop("STATUS", match("CONFIRMED", "negate-condition=\"yes\""))))
        .containsExactly(name("urlaub.ics"));
    assertThat(find(prop("STATUS", "<C:is-not-defined/>"))).containsExactly(name("serie.ics"));
    assertThat(find(prop("RRULE", ""))).containsExactly(name("serie.ics"));
    assertThat(find(prop("X-PLACE", param("KIND", match("meer", "")))))
        .containsExactly(name("urlaub.ics"));
    assertThat(find(prop("X-PLACE", param("KIND", match("berg", ""))))).isEmpty();
    assertThat(find(prop("X-PLACE", param("KIND", "<C:is-not-defined/>")))).isEmpty();
    // The moved occurrence begins in that week, and so does the holiday.
    assertThat(find(prop("DTSTART", "<C:time-range " + WEEK + "/>")))
        .containsExactlyInAnyOrder(name("serie.ics"), name("urlaub.ics"));
    assertThat(find("<C:comp-filter name=\"VALARM\"><C:is-not-defined/></C:comp-filter>"))
        .isEmpty();
  }

  @Test
  void aWindowAndAConditionMustHoldOfTheSameOccurrence() {
    publish(series());
    String movedDay = "<C:time-range start=\"20261201T000000Z\" end=\"20261202T000000Z\"/>";
    String oldDay = "<C:time-range start=\"20261130T000000Z\" end=\"20261201T000000Z\"/>";
    String excludedDay = "<C:time-range start=\"20261207T000000Z\" end=\"20261208T000000Z\"/>";

    assertThat(find(movedDay + prop("SUMMARY", match("Verlegt", ""))))
        .containsExactly(name("serie.ics"));
    assertThat(find(movedDay + prop("SUMMARY", match("Hörtest", "")))).isEmpty();
    assertThat(find(oldDay)).isEmpty();
    assertThat(find(movedDay)).containsExactly(name("serie.ics"));
    assertThat(find(excludedDay)).isEmpty();
  }

  @Test
  void anAlarmIsFoundWhenItRings() {
    publish(series());

    assertThat(find(alarm("start=\"20261201T074000Z\" end=\"20261201T075000Z\"")))
        .containsExactly(name("serie.ics"));
    assertThat(find(alarm("start=\"20261201T080000Z\" end=\"20261201T090000Z\""))).isEmpty();
  }

  @Test
  void aDayBeginsInTheZoneOfTheQuestion() {
    publish(holiday());
    String fourOClockInTokyo =
        "<C:time-range start=\"20261203T160000Z\" end=\"20261203T170000Z\"/>";

    assertThat(find(fourOClockInTokyo)).isEmpty();
    assertThat(
            ask(query("", fourOClockInTokyo, "<C:timezone-id>Asia/Tokyo</C:timezone-id>")).hrefs())
        .containsExactly(name("urlaub.ics"));
    assertThat(
            ask(query("", fourOClockInTokyo, "<C:timezone-id>Mond/Krater</C:timezone-id>"))
                .precondition())
        .isEqualTo(XmlName.caldav("valid-timezone"));
  }

  @Test
  void aSeriesCanBeShownOccurrenceByOccurrence() {
    publish(series());

    String data =
        data("<C:expand start=\"20261123T000000Z\" end=\"20261215T000000Z\"/>", "serie.ics");

    assertThat(lines(data, "DTSTART"))
        .containsExactly(
            "DTSTART:20261123T080000Z", "DTSTART:20261201T080000Z", "DTSTART:20261214T080000Z");
    assertThat(lines(data, "RECURRENCE-ID"))
        .containsExactly(
            "RECURRENCE-ID:20261123T080000Z",
            "RECURRENCE-ID:20261130T080000Z",
            "RECURRENCE-ID:20261214T080000Z");
    assertThat(lines(data, "SUMMARY"))
        .containsExactly(
            "SUMMARY:Hörtest Österreich", "SUMMARY:Verlegt", "SUMMARY:Hörtest Österreich");
    assertThat(data).doesNotContain("RRULE", "VTIMEZONE", "EXDATE");
  }

  @Test
  void changedOccurrencesOutsideOfTheWindowCanBeLeftOut() {
    publish(series());

    assertThat(data("<C:limit-recurrence-set " + WEEK + "/>", "serie.ics"))
        .contains("RRULE", "SUMMARY:Verlegt");
    assertThat(
            data(
                "<C:limit-recurrence-set start=\"20270101T000000Z\" end=\"20270201T000000Z\"/>",
                "serie.ics"))
        .contains("RRULE")
        .doesNotContain("Verlegt");
  }

  @Test
  void onlyTheWantedPartsAreGiven() {
    publish(holiday());

    String data =
        data(
            "<C:comp name=\"VCALENDAR\"><C:prop name=\"VERSION\"/><C:comp name=\"VEVENT\">"
                + "<C:prop name=\"SUMMARY\"/><C:prop name=\"STATUS\" novalue=\"yes\"/>"
                + "</C:comp></C:comp>",
            "urlaub.ics");

    assertThat(data.replace("\r\n", "\n").strip())
        .isEqualTo(
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Urlaub\nSTATUS:\n"
                + "END:VEVENT\nEND:VCALENDAR");
  }

  @Test
  void zonesAreLeftOutForWhoKnowsThemByName() {
    publish(series());
    String path = name("serie.ics");

    assertThat(anna.send("GET", path, null, "CalDAV-Timezones", "F").body())
        .contains("DTSTART;TZID=Europe/Berlin")
        .doesNotContain("VTIMEZONE");
    assertThat(anna.send("GET", path, null).body()).contains("VTIMEZONE");
    assertThat(anna.send("OPTIONS", path, null).header("DAV").orElseThrow())
        .startsWith("1, 3,")
        .contains("calendar-no-timezone");
  }

  @Test
  void freeBusyTellsWhenAndNotWhat() {
    publish(series());
    publish(holiday());

    Answer answer =
        anna.report(
            practice.calendar(),
            "<C:free-busy-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><C:time-range "
                + WEEK
                + "/></C:free-busy-query>");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(lines(answer.body(), "FREEBUSY"))
        .containsExactly(
            "FREEBUSY;FBTYPE=BUSY:20261201T080000Z/20261201T083000Z",
            "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261203T230000Z/20261204T230000Z");
    assertThat(answer.body()).doesNotContain("Verlegt", "Urlaub");
  }

  @Test
  void whatThePrincipalPointsToIsShownWithIt() {
    Answer answer =
        anna.report(
            practice.principal(),
            "<expand-property xmlns=\"DAV:\"><property name=\"current-user-principal\">"
                + "<property name=\"displayname\"/><property name=\"nothing\"/></property>"
                + "<property name=\"calendar-proxy-read-for\""
                + " namespace=\"http://calendarserver.org/ns/\"/></expand-property>");

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.statuses(practice.principal()))
        .containsExactly("HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found");
    assertThat(
            answer
                .property(practice.principal(), XmlName.dav("current-user-principal"))
                .child(XmlName.dav("response"))
                .orElseThrow()
                .child(XmlName.dav("href"))
                .orElseThrow()
                .text())
        .isEqualTo(practice.principal());
    assertThat(answer.body()).contains(practice.userName);
  }

  @Test
  void principalsCanBeSearchedAndOnlyTheOwnOneIsFound() {
    String search =
        "<principal-property-search xmlns=\"DAV:\"><property-search><prop><displayname/></prop>"
            + "<match>%s</match></property-search><prop><displayname/></prop>"
            + "</principal-property-search>";

    assertThat(anna.report("/dav/principals/", search.formatted("ANNA")).hrefs())
        .containsExactly(practice.principal());
    Answer nobody = anna.report("/dav/principals/", search.formatted("niemand"));
    assertThat(nobody.status()).isEqualTo(207);
    assertThat(nobody.hrefs()).isEmpty();
    Answer set = anna.report("/dav/principals/", "<principal-search-property-set xmlns=\"DAV:\"/>");
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.body()).contains("displayname", "xml:lang=\"en\"");
  }

  private CalendarEntry entry(String name, EntryContent content) {
    UUID id = UUID.randomUUID();
    return practice.entry(
        id, 1, List.of(new EntryPlacement(practice.resource, id + "@calbridge", name)), content);
  }

  private String name(String name) {
    return practice.calendar() + name;
  }

  private List<String> find(String conditions) {
    Answer answer = ask(query("", conditions, ""));
    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    return answer.hrefs();
  }

  private String data(String shape, String name) {
    Answer answer = ask(query("<C:calendar-data>" + shape + "</C:calendar-data>", "", ""));
    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    return answer.property(name(name), XmlName.caldav("calendar-data")).text();
  }

  private Answer ask(String query) {
    return anna.report(practice.calendar(), query);
  }

  private static String query(String data, String conditions, String more) {
    return "<C:calendar-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\" xmlns=\"DAV:\"><prop>"
        + "<getetag/>"
        + data
        + "</prop><C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">"
        + conditions
        + "</C:comp-filter></C:comp-filter></C:filter>"
        + more
        + "</C:calendar-query>";
  }

  private static String prop(String name, String inside) {
    return "<C:prop-filter name=\"" + name + "\">" + inside + "</C:prop-filter>";
  }

  private static String param(String name, String inside) {
    return "<C:param-filter name=\"" + name + "\">" + inside + "</C:param-filter>";
  }

  private static String match(String text, String attributes) {
    return "<C:text-match " + attributes + ">" + text + "</C:text-match>";
  }

  private static String alarm(String range) {
    return "<C:comp-filter name=\"VALARM\"><C:time-range " + range + "/></C:comp-filter>";
  }

  private static List<String> lines(String text, String property) {
    return Arrays.stream(text.split("\r?\n", -1))
        .filter(line -> line.startsWith(property))
        .toList();
  }
}
