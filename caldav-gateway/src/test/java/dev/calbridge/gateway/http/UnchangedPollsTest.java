package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What is asked again and again is answered from memory, and never late. */
@QuarkusTest
class UnchangedPollsTest extends GatewayTest {

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
            entry,
            dev.calbridge.gateway.support.Practice.content(
                "Verschoben",
                dev.calbridge.gateway.support.Practice.timed(START.plusHours(1)),
                null)));

    assertThat(sync(before).hrefs()).containsExactly(practice.href(entry));
    assertThat(token(poll())).isNotEqualTo(before);
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
