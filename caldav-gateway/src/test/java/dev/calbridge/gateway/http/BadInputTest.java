package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest extends GatewayTest {

  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "PROPPATCH", "REPORT"})
  void aDtdIsRefusedAndNothingOfItIsExpanded(String method) {
    Answer answer =
        anna.send(method, practice.calendar(), DavClient.body("billion-laughs.xml"), "Depth", "0");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("DTD").doesNotContain("aaaaaaaaaa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<propfind xmlns='DAV:'>", "no xml at all", "<a><b></a></b>", "\u0001"})
  void malformedXmlIsRefused(String body) {
    assertThat(anna.send("PROPFIND", practice.calendar(), body, "Depth", "0").status())
        .isEqualTo(400);
    assertThat(anna.send("REPORT", practice.calendar(), body).status()).isEqualTo(400);
  }

  /** What curl calls every body it is not told about. */
  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/x"})
  void aBodyUnderAWrongNameIsReadAllTheSame(String type) {
    String body =
        "<propfind xmlns='DAV:'><prop><current-user-principal/><displayname/></prop></propfind>";

    assertThat(
            anna.send("PROPFIND", practice.calendar(), body, "Depth", "0", "Content-Type", type)
                .status())
        .isEqualTo(207);
    assertThat(anna.send("POST", practice.calendar(), "a=b", "Content-Type", type).status())
        .isEqualTo(405);
  }

  @Test
  void xmlNestedTooDeeplyIsRefused() {
    String body = "<a>".repeat(100) + "</a>".repeat(100);

    assertThat(anna.send("PROPFIND", practice.calendar(), body, "Depth", "0").status())
        .isEqualTo(400);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    Answer answer = anna.put(practice.calendar() + "big.ics", "x".repeat(1_200_000));
    Answer tooLong = anna.put(practice.calendar() + "big.ics", "x".repeat(600_000));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(tooLong.precondition()).isEqualTo(XmlName.caldav("max-resource-size"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello|valid-calendar-data",
        "BEGIN:VCARD#END:VCARD|valid-calendar-data",
        "BEGIN:VCALENDAR#BEGIN:VEVENT#END:VCALENDAR|valid-calendar-data",
        "BEGIN:VCALENDAR#BEGIN:VTODO#UID:1#END:VTODO#END:VCALENDAR|supported-calendar-component",
        "BEGIN:VCALENDAR#END:VCALENDAR|valid-calendar-object-resource",
      })
  void whatIsNoEventIsRefusedByName(String lines, String precondition) {
    Answer answer = anna.put(practice.calendar() + "bad.ics", lines.replace("#", "\r\n"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.precondition()).isEqualTo(XmlName.caldav(precondition));
    assertThat(answer.xml().child(XmlName.calbridge("message")).orElseThrow().text()).isNotBlank();
    assertThat(scheduler.asked()).isEmpty();
    assertThat(anna.send("GET", practice.calendar() + "bad.ics", null).status()).isEqualTo(404);
  }

  @Test
  void anotherMediaTypeIsRefusedByName() {
    Answer answer =
        anna.send("PUT", practice.calendar() + "a.ics", "{}", "Content-Type", "application/json");

    assertThat(answer.precondition()).isEqualTo(XmlName.caldav("supported-calendar-data"));
  }

  @ParameterizedTest
  @CsvSource({"PROPFIND, two", "PROPFIND, -1"})
  void anImpossibleDepthIsRefused(String method, String depth) {
    assertThat(anna.send(method, practice.calendar(), null, "Depth", depth).status())
        .isEqualTo(400);
  }

  @Test
  void anUnknownReportIsRefusedByName() {
    Answer answer = anna.report(practice.calendar(), "<acl-principal-prop-set xmlns=\"DAV:\"/>");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.precondition()).isEqualTo(XmlName.dav("supported-report"));
  }

  @Test
  void pathsThatNameNothingAreNotThere() {
    for (String path :
        new String[] {
          "/dav/nonsense/",
          "/dav/calendars/" + practice.user + "/not-a-uuid/",
          practice.calendar() + "a/b/c",
          practice.calendar() + "x.ics"
        }) {
      assertThat(anna.send("PROPFIND", path, null, "Depth", "0").status()).isEqualTo(404);
    }
    assertThat(anna.send("GET", practice.calendar() + "%FF.ics", null).status()).isEqualTo(400);
  }
}
