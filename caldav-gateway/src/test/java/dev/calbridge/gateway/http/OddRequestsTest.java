package dev.calbridge.gateway.http;

import static dev.calbridge.gateway.http.ThunderbirdEvent.event;
import static dev.calbridge.gateway.http.ThunderbirdEvent.uid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What few programs send, and is legal all the same. */
@QuarkusTest
class OddRequestsTest extends GatewayTest {

  private static final String MULTIGET =
      """
      <C:calendar-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
        <prop><getetag/><C:calendar-data/></prop>%s</C:calendar-multiget>""";
  private static final String QUERY =
      """
      <C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
        <prop><getetag/></prop>
        <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
          <C:prop-filter name="SUMMARY"><C:text-match>%s</C:text-match></C:prop-filter>
        </C:comp-filter></C:comp-filter></C:filter>
      </C:calendar-query>""";

  private CalendarEntry entry;
  private CalendarEntry other;

  @BeforeEach
  void twoAppointments() {
    entry = practice.appointment("Sehtest", LocalDateTime.of(2026, 11, 3, 9, 0));
    other = practice.appointment("Sehtest auch", LocalDateTime.of(2026, 11, 3, 10, 0));
    publish(entry);
    publish(other);
  }

  @Test
  void anObjectAnswersTheReportsOfItsCalendarAboutItself() {
    String href = practice.href(entry);
    String hrefs = "<href>" + href + "</href><href>" + practice.href(other) + "</href>";

    Answer multiget = anna.send("REPORT", href, MULTIGET.formatted(hrefs), "Depth", "0");
    Answer query = anna.send("REPORT", href, QUERY.formatted("Sehtest"), "Depth", "0");
    Answer nothing = anna.send("REPORT", href, QUERY.formatted("Anderes"), "Depth", "0");

    assertThat(multiget.property(href, XmlName.caldav("calendar-data")).text())
        .contains("SUMMARY:Sehtest");
    assertThat(multiget.statuses(practice.href(other))).containsExactly("HTTP/1.1 404 Not Found");
    assertThat(query.hrefs()).containsExactly(href);
    assertThat(nothing.status()).isEqualTo(207);
    assertThat(nothing.hrefs()).isEmpty();
    assertThat(
            reports(
                anna.send(
                    "PROPFIND",
                    href,
                    "<propfind xmlns=\"DAV:\"><prop><supported-report-set/></prop></propfind>",
                    "Depth",
                    "0"),
                href))
        .containsExactly("calendar-multiget", "calendar-query");
  }

  private static List<String> reports(Answer answer, String href) {
    return answer
        .property(href, XmlName.dav("supported-report-set"))
        .children(XmlName.dav("supported-report"))
        .map(report -> report.child(XmlName.dav("report")).orElseThrow())
        .flatMap(XmlElement::children)
        .map(report -> report.name().local())
        .toList();
  }

  /** Strong tags, in lists, and with a URL before them (RFC 4918 section 10.4). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "([TAG])                                  | 204",
        "([\"other\"] [TAG])                      | 412",
        "([\"other\"]) ([TAG])                    | 204",
        "(Not [\"other\"])                        | 204",
        "(Not [TAG])                              | 412",
        "<URL> ([TAG])                            | 204",
        "<http://elsewhere.example/x> ([TAG])     | 412",
        "(<opaquelocktoken:1>)                    | 412",
        "(<DAV:no-lock> [TAG])                    | 412",
        "(Not <DAV:no-lock> [TAG])                | 204",
        "(W/TAG)                                  | 400",
        "nonsense                                 | 400"
      })
  void theIfHeaderIsLookedAt(String condition, int status) {
    String href = practice.href(entry);
    String tag = anna.send("GET", href, null).header("ETag").orElseThrow();
    String header = condition.replace("TAG", tag).replace("URL", gateway.resolve(href).toString());

    assertThat(anna.put(href, event(uid(entry), "Neu"), "If", header).status()).isEqualTo(status);
  }

  @Test
  void whatIsNotTheWholeObjectIsNotTakenForIt() {
    String href = practice.href(entry);
    String text = event(uid(entry), "Neu");

    assertThat(anna.put(href, text, "Content-Range", "bytes 0-9/100").status()).isEqualTo(400);
    assertThat(anna.put(href, text, "Content-Encoding", "gzip").status()).isEqualTo(415);
    assertThat(anna.put(href, text, "Content-Encoding", "identity").status()).isEqualTo(204);
  }

  @Test
  void whoAsksForGzipGetsItWithTheSameTag() throws IOException {
    String href = practice.calendar() + "lang.ics";
    String long1 = "Notiz ".repeat(1_000);
    anna.put(href, event("lang", "Lang").replace("X-MOZ", "DESCRIPTION:" + long1 + "\nX-MOZ"));
    Answer plain = anna.send("GET", href, null);

    Answer packed = anna.send("GET", href, null, "Accept-Encoding", "br, gzip;q=0.5");

    assertThat(packed.header("Content-Encoding")).hasValue("gzip");
    assertThat(packed.header("ETag")).isEqualTo(plain.header("ETag"));
    assertThat(packed.response().body().length).isLessThan(1_000);
    assertThat(unpacked(packed)).isEqualTo(plain.body());
    for (String not : List.of("gzip;q=0", "br", "identity", "gzip;q=0.000")) {
      assertThat(anna.send("GET", href, null, "Accept-Encoding", not).header("Content-Encoding"))
          .as(not)
          .isEmpty();
    }
    Answer head = anna.send("HEAD", href, null, "Accept-Encoding", "gzip");
    assertThat(head.header("Content-Length")).isEqualTo(packed.header("Content-Length"));
  }

  @Test
  void alsoALongAnswerIsPackedAsItGrows() throws IOException {
    String hrefs =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "<href>" + practice.calendar() + "nicht-da-" + i + ".ics</href>")
            .collect(Collectors.joining());
    String body = MULTIGET.formatted("<href>" + practice.href(entry) + "</href>" + hrefs);

    Answer packed =
        anna.send("REPORT", practice.calendar(), body, "Depth", "1", "Accept-Encoding", "gzip");

    assertThat(packed.header("Transfer-Encoding")).hasValue("chunked");
    assertThat(packed.header("Date")).isPresent();
    assertThat(packed.header("Content-Encoding")).hasValue("gzip");
    assertThat(unpacked(packed))
        .isEqualTo(anna.send("REPORT", practice.calendar(), body, "Depth", "1").body());
  }

  private static String unpacked(Answer answer) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(answer.response().body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void datesAreAsHttpWantsThem() {
    // Changed on the second of the month, which RFC 1123 would let be a single digit.
    Answer answer = anna.send("GET", practice.href(entry), null);

    assertThat(answer.header("Last-Modified")).hasValue("Fri, 02 Jan 2026 03:05:05 GMT");
    assertThat(answer.header("Date").orElseThrow())
        .matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
  }

  @Test
  void aMethodThatIsRefusedIsNotNamedAmongThoseThatAreNot() {
    Answer get = anna.send("GET", practice.calendar(), null);
    Answer options = anna.send("OPTIONS", practice.calendar(), null);

    assertThat(get.status()).isEqualTo(405);
    assertThat(get.header("Allow").orElseThrow().split(", ")).doesNotContain("GET");
    // Evolution takes a calendar without PUT for read-only.
    assertThat(options.header("Allow").orElseThrow().split(", "))
        .contains("PUT", "DELETE", "PROPFIND", "REPORT");
  }

  @Test
  void aListingLeavesOutTheCollectionIfThatIsPreferred() {
    Answer answer =
        anna.send(
            "PROPFIND",
            practice.calendar(),
            null,
            "Depth",
            "1",
            "Prefer",
            "return=minimal, depth-noroot");

    assertThat(answer.hrefs())
        .containsExactlyInAnyOrder(practice.href(entry), practice.href(other));
    assertThat(answer.header("Preference-Applied")).hasValue("return=minimal, depth-noroot");
  }

  @Test
  void aPrincipalHasWhatEachPrincipalMustHave() {
    Answer answer =
        anna.send(
            "PROPFIND",
            practice.principal(),
            """
            <propfind xmlns="DAV:"><prop>
              <alternate-URI-set/><group-member-set/><group-membership/><supported-privilege-set/>
            </prop></propfind>""",
            "Depth",
            "0");

    assertThat(answer.statuses(practice.principal())).containsExactly("HTTP/1.1 200 OK");
    assertThat(answer.body()).contains("<D:group-membership/>", "<D:write-content/>");
  }
}
