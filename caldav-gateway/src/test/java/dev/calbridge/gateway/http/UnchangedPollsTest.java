package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.calendar.EntryFact;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked again and again is answered from memory, and never late. */
@QuarkusTest
class UnchangedPollsTest extends GatewayTest {

  @Inject Projection projection;

  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 24, 9, 0);

  @Test
  void nothingChangesAsLongAsNothingChanges() {
    Answer first = poll();
    Answer second = poll();

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("DAV")).isEqualTo(first.header("DAV"));
    assertThat(sync(token(second)).hrefs()).isEmpty();
    assertThat(sync(token(second)).hrefs()).isEmpty();
  }

  @Test
  void whoWritesSeesTheNewTokenWithTheNextQuestion() {
    String before = token(poll());
    assertThat(sync(before).hrefs()).isEmpty();

    String href = practice.calendar() + "neu.ics";
    assertThat(anna.put(href, ThunderbirdEvent.event("neu", "Neu"), "If-None-Match", "*").status())
        .isEqualTo(201);

    assertThat(token(poll())).isNotEqualTo(before);
    assertThat(sync(before).hrefs()).containsExactly(href);
  }

  @Test
  void whatTheOwnerOfTheTopicsChangesIsSeenByAllWhoAskedBefore() {
    CalendarEntry entry = practice.appointment("Sehtest", START);
    publish(entry);
    String before = token(poll());
    assertThat(sync(before).hrefs()).isEmpty();

    publish(
        practice.changed(
            entry, Practice.content("Verschoben", Practice.timed(START.plusHours(1)), null)));

    assertThat(sync(before).hrefs()).containsExactly(practice.href(entry));
    assertThat(token(poll())).isNotEqualTo(before);
  }

  @Test
  void whatAnotherReplicaWroteIsSeenWithTheNextQuestion() {
    String before = token(poll());
    assertThat(sync(before).hrefs()).isEmpty();
    CalendarEntry entry = practice.appointment("Von nebenan", START);

    // What another process does with the answer to a PUT: this one hears nothing of it.
    projection.applyEntries(practice.tenant, List.of(new EntryFact.Present(entry)));

    assertThat(token(poll())).isNotEqualTo(before);
    assertThat(sync(before).hrefs()).containsExactly(practice.href(entry));
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(200);
  }

  @Test
  void aColourOfOnesOwnIsSeenAtOnce() {
    String before = color();
    assertThat(color()).isEqualTo(before);

    anna.send("PROPPATCH", practice.calendar(), DavClient.body("macos-colour.xml"));

    assertThat(color()).isNotEqualTo(before);
  }

  private String color() {
    return anna.send(
            "PROPFIND",
            practice.calendar(),
            "<propfind xmlns='DAV:'><prop><c:calendar-color xmlns:c='http://apple.com/ns/ical/'/>"
                + "</prop></propfind>",
            "Depth",
            "0")
        .property(practice.calendar(), new XmlName("http://apple.com/ns/ical/", "calendar-color"))
        .text();
  }

  private Answer poll() {
    return anna.send(
        "PROPFIND",
        practice.calendar(),
        "<propfind xmlns='DAV:'><prop><getctag xmlns='http://calendarserver.org/ns/'/>"
            + "<sync-token/></prop></propfind>",
        "Depth",
        "0");
  }

  private String token(Answer poll) {
    return poll.property(practice.calendar(), XmlName.dav("sync-token")).text();
  }

  private Answer sync(String token) {
    return anna.report(
        practice.calendar(),
        "<sync-collection xmlns='DAV:'><sync-token>"
            + token
            + "</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>");
  }
}
