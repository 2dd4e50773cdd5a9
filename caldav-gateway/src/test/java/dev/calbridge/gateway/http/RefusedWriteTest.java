package dev.calbridge.gateway.http;

import static dev.calbridge.gateway.http.ThunderbirdEvent.event;
import static dev.calbridge.gateway.http.ThunderbirdEvent.uid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.JournalReader;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.ResourceKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RefusedWriteTest extends GatewayTest {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  @ParameterizedTest
  @CsvSource({
    "READ_ONLY, 403, DAV:, need-privileges",
    "NOT_ALLOWED, 403, DAV:, need-privileges",
    "SLOT_TAKEN, 403, DAV:, need-privileges",
    "UID_IN_USE, 403, urn:ietf:params:xml:ns:caldav, no-uid-conflict",
    "INVALID, 403, urn:ietf:params:xml:ns:caldav, valid-calendar-object-resource",
    "LIMIT, 403, urn:ietf:params:xml:ns:caldav, max-resource-size",
    "STALE, 412, ,",
    "UNKNOWN_ENTRY, 404, ,",
    "UNKNOWN_CALENDAR, 404, ,",
    "NAME_IN_USE, 412, ,"
  })
  void aRefusalHasAStatusAndMakesTheProgramFetchAgain(
      Reason reason, int status, String namespace, String element) {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    Answer before = anna.send("GET", practice.href(entry), null);
    String token = sync("").syncToken();
    scheduler.refuse(reason);

    Answer put = anna.put(practice.href(entry), event(uid(entry), "Nein"));

    assertThat(put.status()).isEqualTo(status);
    if (element != null) {
      assertThat(put.precondition()).isEqualTo(new XmlName(namespace, element));
    }
    Answer after = anna.send("GET", practice.href(entry), null);
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    assertThat(sync(token).hrefs()).containsExactly(practice.href(entry));
  }

  @Test
  void whileTheSchedulerIsAwayReadingGoesOnAndWritingWaits() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    Answer before = anna.send("GET", practice.href(entry), null);
    scheduler.setAway(true);

    Answer put = anna.put(practice.href(entry), event(uid(entry), "Neu"));
    Answer delete = anna.send("DELETE", practice.href(entry), null);

    assertThat(put.status()).isEqualTo(503);
    assertThat(put.header("Retry-After").orElseThrow()).matches("[0-9]+");
    assertThat(delete.status()).isEqualTo(503);
    Answer after = anna.send("GET", practice.href(entry), null);
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
  }

  @Test
  void aReadOnlyCalendarSaysSoAndTakesNothing() {
    events.publish(
        practice.calendar(
            practice.resource,
            2,
            ResourceKind.PERSON,
            practice.user,
            List.of(practice.branch),
            true));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        anna.propfind(practice.calendar(), 0, "thunderbird-home.xml")
                            .property(
                                practice.calendar(), XmlName.dav("current-user-privilege-set"))
                            .children(XmlName.dav("privilege"))
                            .map(each -> each.children().findFirst().orElseThrow().name().local()))
                    .containsExactly("read", "read-current-user-privilege-set"));

    Answer put = anna.put(practice.calendar() + "no.ics", event("uid-no", "Nein"));

    assertThat(put.status()).isEqualTo(403);
    assertThat(put.precondition()).isEqualTo(XmlName.dav("need-privileges"));
    assertThat(put.body()).contains("Dieser Kalender kann von außen nur gelesen werden.");
    assertThat(scheduler.asked()).isEmpty();
  }

  @Test
  void whatWasNotTakenIsReportedAsRemovedSoThatTheProgramDropsIt() {
    String token = sync("").syncToken();
    scheduler.refuse(Reason.SLOT_TAKEN);

    anna.put(practice.calendar() + "zuviel.ics", event("uid-x", "Nein"));

    assertThat(sync(token).statuses(practice.calendar() + "zuviel.ics"))
        .containsExactly("HTTP/1.1 404 Not Found");
  }

  @Test
  void aRefusalOfTheGatewaysOwnIsInTheJournalInTheTenantsLanguage() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    String before = anna.send("GET", practice.href(entry), null).header("ETag").orElseThrow();

    try (JournalReader journal = new JournalReader()) {
      Answer put = anna.put(practice.href(entry), "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");

      assertThat(put.precondition()).isEqualTo(XmlName.caldav("valid-calendar-object-resource"));
      assertThat(put.body()).contains("Ein Termin dieser Art kann hier nicht geführt werden.");
      assertThat(journal.linesOf(practice.tenant))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.outcome()).isEqualTo(JournalLine.Outcome.REFUSED);
                assertThat(line.action()).isEqualTo(JournalLine.Action.CHANGE);
                assertThat(line.code()).isEqualTo("unsupported-event");
                assertThat(line.detail()).startsWith("Ein Termin dieser Art");
                assertThat(line.entry()).isEqualTo(entry.id());
                assertThat(line.source().id()).isEqualTo(practice.credential);
              });
    }
    assertThat(anna.send("GET", practice.href(entry), null).header("ETag").orElseThrow())
        .isNotEqualTo(before);
    assertThat(scheduler.asked()).isEmpty();
  }

  @Test
  void aTakenUidIsNamedTogetherWithItsHolder() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);

    Answer twice = anna.put(practice.calendar() + "twin.ics", event(uid(entry), "Zwilling"));
    Answer other = anna.put(practice.href(entry), event("another-uid", "Anders"));

    assertThat(twice.status()).isEqualTo(403);
    assertThat(twice.precondition()).isEqualTo(XmlName.caldav("no-uid-conflict"));
    assertThat(twice.body()).contains(practice.href(entry));
    assertThat(other.precondition()).isEqualTo(XmlName.caldav("no-uid-conflict"));
  }

  private Answer sync(String token) {
    return anna.report(
        practice.calendar(), DavClient.body("thunderbird-sync.xml").formatted(token));
  }
}
