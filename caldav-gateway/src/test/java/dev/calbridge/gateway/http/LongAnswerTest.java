package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.calendar.EntryFact;
import dev.calbridge.gateway.calendar.Projection;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.Recurrence;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers too long to be held: they leave in pieces. */
@QuarkusTest
class LongAnswerTest extends GatewayTest {

  private static final int OBJECTS = 1_500;
  private static final int AT_ONCE = 16;
  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);
  private static final String SYNC =
      """
      <sync-collection xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
        <sync-token/><sync-level>1</sync-level><prop><getetag/><C:calendar-data/></prop>
      </sync-collection>""";
  private static final String QUERY =
      """
      <C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
        <prop><getetag/><C:calendar-data/></prop>
        <C:filter><C:comp-filter name="VCALENDAR"/></C:filter>
      </C:calendar-query>""";

  @Inject Projection projection;

  private List<String> hrefs;

  @BeforeEach
  void aFullCalendar() {
    List<CalendarEntry> entries =
        IntStream.range(0, OBJECTS)
            .mapToObj(i -> practice.appointment("Termin " + i, MONDAY.plusHours(i)))
            .toList();
    projection.applyEntries(
        practice.tenant,
        entries.stream().<EntryFact>map(entry -> new EntryFact.Present(entry)).toList());
    hrefs = entries.stream().map(practice::href).toList();
  }

  @Test
  void theyAreCompleteWhateverWasAsked() {
    for (Answer answer :
        List.of(
            anna.report(practice.calendar(), SYNC),
            anna.report(practice.calendar(), QUERY),
            anna.report(practice.calendar(), multiget()))) {
      assertThat(answer.status()).isEqualTo(207);
      assertThat(answer.header("Transfer-Encoding")).hasValue("chunked");
      assertThat(answer.header("DAV").orElseThrow()).startsWith("1, 3");
      assertThat(answer.hrefs()).hasSize(OBJECTS).containsAll(hrefs);
      assertThat(answer.body().split("BEGIN:VEVENT", -1)).hasSize(OBJECTS + 1);
      String last = hrefs.getLast();
      assertThat(answer.property(last, XmlName.caldav("calendar-data")).text())
          .contains("SUMMARY:Termin " + (OBJECTS - 1));
    }
    Answer listing =
        anna.send("PROPFIND", practice.calendar(), null, "Depth", "1", "Prefer", "return=minimal");
    assertThat(listing.hrefs()).hasSize(OBJECTS + 1);
    assertThat(listing.header("Preference-Applied")).hasValue("return=minimal");
  }

  @Test
  void anObjectThatIsTooMuchIsSaidToBeAndTheOthersComeAllTheSame() {
    CalendarEntry endless =
        practice.entry(
            UUID.randomUUID(),
            1,
            List.of(new EntryPlacement(practice.resource, "endless", "zz-endless.ics")),
            Practice.content(
                "Immer",
                Practice.timed(MONDAY),
                new Recurrence("FREQ=DAILY", List.of(), List.of(), List.of())));
    projection.applyEntries(practice.tenant, List.of(new EntryFact.Present(endless)));
    String href = practice.href(endless);
    hrefs = Stream.concat(hrefs.stream(), Stream.of(href)).toList();
    String expanded =
        "<C:calendar-data><C:expand start=\"20261101T000000Z\" end=\"20401101T000000Z\"/>"
            + "</C:calendar-data>";

    for (String question : List.of(QUERY, multiget())) {
      Answer answer =
          anna.report(practice.calendar(), question.replace("<C:calendar-data/>", expanded));

      assertThat(answer.header("Transfer-Encoding")).hasValue("chunked");
      assertThat(answer.hrefs()).containsExactlyInAnyOrderElementsOf(hrefs);
      assertThat(answer.statuses(href)).containsExactly("HTTP/1.1 507 Insufficient Storage");
      assertThat(answer.statuses(hrefs.getFirst())).containsExactly("HTTP/1.1 200 OK");
      assertThat(answer.body().split("number-of-matches-within-limits", -1)).hasSize(2);
    }
  }

  @Test
  void whoTakesNothingHoldsNothingButAPlaceUntilTheConnectionEnds() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        silent.add(askAndReadNothing());
      }
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> anna.send("OPTIONS", practice.home(), null).status() == 429);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> anna.send("OPTIONS", practice.home(), null).status() == 200);
  }

  private Socket askAndReadNothing() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
    String pair = practice.userName + ":" + practice.password;
    String head =
        "REPORT %s HTTP/1.1\r\nHost: x\r\nAuthorization: Basic %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(
                practice.calendar(),
                Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                QUERY.length());
    socket.getOutputStream().write((head + QUERY).getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private String multiget() {
    return """
        <C:calendar-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
          <prop><getetag/><C:calendar-data/></prop>%s</C:calendar-multiget>"""
        .formatted(
            hrefs.stream().map(href -> "<href>" + href + "</href>").collect(Collectors.joining()));
  }
}
