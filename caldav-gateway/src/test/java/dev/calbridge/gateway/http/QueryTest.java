package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QueryTest extends GatewayTest {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  @Test
  void multigetGivesTheTextsAndA404ForEachMissingOne() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    String missing = practice.calendar() + "missing.ics";
    String foreign = new Practice().calendar() + "x.ics";
    String full = gateway.resolve(practice.href(entry)).toString();

    Answer answer =
        anna.send(
            "REPORT",
            practice.calendar(),
            DavClient.body("davx5-multiget.xml")
                .formatted(
                    "<href>%s</href><href>%s</href><href>%s</href>"
                        .formatted(full, missing, foreign)));

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.statuses(missing)).containsExactly("HTTP/1.1 404 Not Found");
    assertThat(answer.statuses(foreign)).containsExactly("HTTP/1.1 404 Not Found");
    Answer got = anna.send("GET", practice.href(entry), null);
    assertThat(answer.property(practice.href(entry), XmlName.caldav("calendar-data")).text())
        .isEqualTo(got.body().strip());
    assertThat(answer.property(practice.href(entry), XmlName.dav("getetag")).text())
        .isEqualTo(got.header("ETag").orElseThrow());
  }

  @Test
  void aWindowShowsWhatOverlapsIt() {
    CalendarEntry timed = practice.appointment("Sehtest", MONDAY);
    CalendarEntry series =
        entry(
            Practice.timed(LocalDateTime.of(2026, 1, 5, 9, 0)),
            new Recurrence("FREQ=WEEKLY;BYDAY=MO", List.of(LocalDateTime.of(2026, 11, 30, 9, 0))));
    CalendarEntry day =
        entry(new EntrySpan.AllDay(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 25)), null);
    List.of(timed, series, day).forEach(this::publish);

    assertThat(query("start=\"20261123T000000Z\" end=\"20261123T230000Z\""))
        .containsExactlyInAnyOrder(practice.href(timed), practice.href(series));
    // Berlin's day begins at 23:00 UTC of the day before.
    assertThat(query("start=\"20261123T230000Z\" end=\"20261123T230001Z\""))
        .containsExactly(practice.href(day));
    assertThat(query("start=\"20261124T230000Z\" end=\"20261124T230001Z\"")).isEmpty();
    assertThat(query("start=\"20261130T000000Z\" end=\"20261130T235959Z\"")).isEmpty();
    assertThat(query("start=\"20330101T000000Z\"")).containsExactly(practice.href(series));
    assertThat(query("end=\"20260105T080000Z\"")).isEmpty();
    assertThat(query("end=\"20260105T080001Z\"")).containsExactly(practice.href(series));
  }

  @Test
  void aListOfEventsHasAllOfThemAndAListOfToDosIsEmpty() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);

    assertThat(anna.report(practice.calendar(), DavClient.body("vdirsyncer-list.xml")).hrefs())
        .containsExactly(practice.href(entry));
    Answer todos = anna.report(practice.calendar(), DavClient.body("vdirsyncer-todos.xml"));
    assertThat(todos.status()).isEqualTo(207);
    assertThat(todos.hrefs()).isEmpty();
  }

  @Test
  void aFilterThatCannotBeAnsweredIsRefusedByName() {
    Answer collation =
        anna.report(
            practice.calendar(),
            DavClient.body("vdirsyncer-list.xml")
                .replace(
                    "<C:comp-filter name=\"VEVENT\">",
                    "<C:comp-filter name=\"VEVENT\"><C:prop-filter name=\"UID\">"
                        + "<C:text-match collation=\"i;klingon\">x</C:text-match>"
                        + "</C:prop-filter>"));
    Answer unknown =
        anna.report(
            practice.calendar(),
            DavClient.body("vdirsyncer-list.xml")
                .replace(
                    "<C:comp-filter name=\"VEVENT\">",
                    "<C:comp-filter name=\"VEVENT\"><C:moon-phase/>"));
    Answer badTime =
        anna.report(
            practice.calendar(),
            DavClient.body("davx5-query.xml").formatted("start=\"2026-11-23\""));

    assertThat(collation.precondition()).isEqualTo(XmlName.caldav("supported-collation"));
    assertThat(unknown.precondition()).isEqualTo(XmlName.caldav("supported-filter"));
    assertThat(badTime.precondition()).isEqualTo(XmlName.caldav("valid-filter"));
  }

  @Test
  void aListingShowsTheSameTagsAsGet() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);

    Answer listing =
        anna.send(
            "PROPFIND",
            practice.calendar(),
            "<propfind xmlns=\"DAV:\"><prop><getetag/><getcontenttype/></prop></propfind>",
            "Depth",
            "1");

    assertThat(listing.property(practice.href(entry), XmlName.dav("getetag")).text())
        .isEqualTo(anna.send("GET", practice.href(entry), null).header("ETag").orElseThrow());
  }

  private CalendarEntry entry(EntrySpan span, Recurrence recurrence) {
    UUID id = UUID.randomUUID();
    return practice.entry(
        id,
        1,
        List.of(new EntryPlacement(practice.resource, id + "@calbridge", id + ".ics")),
        Practice.content("Termin", span, recurrence));
  }

  private List<String> query(String range) {
    Answer answer =
        anna.report(practice.calendar(), DavClient.body("davx5-query.xml").formatted(range));
    assertThat(answer.status()).isEqualTo(207);
    return answer.hrefs();
  }
}
