package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DiscoveryTest extends GatewayTest {

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PROPFIND", "OPTIONS"})
  void wellKnownLeadsToTheDavRootForEveryMethod(String method) {
    Answer answer = new DavClient(gateway, null, null).send(method, "/.well-known/caldav", null);

    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.header("Location")).hasValue("/dav/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/principals/", "/dav/"})
  void everyStartingPointNamesThePrincipal(String path) {
    Answer answer = anna.propfind(path, 0, "thunderbird-detect.xml");

    assertThat(answer.status()).isEqualTo(207);
    assertThat(
            answer
                .property(path, XmlName.dav("current-user-principal"))
                .child(XmlName.dav("href"))
                .map(XmlElement::text))
        .hasValue(practice.principal());
    assertThat(answer.header("DAV"))
        .hasValue("1, 3, access-control, calendar-access, calendar-no-timezone");
  }

  @Test
  void thePrincipalNamesTheHomeAndTheHomeListsTheCalendar() {
    Answer principal = anna.propfind(practice.principal(), 0, "davx5-principal.xml");
    String home =
        principal
            .property(practice.principal(), XmlName.caldav("calendar-home-set"))
            .child(XmlName.dav("href"))
            .orElseThrow()
            .text();
    Answer listing = anna.propfind(home, 1, "thunderbird-home.xml");

    assertThat(home).isEqualTo(practice.home());
    assertThat(listing.hrefs()).containsExactly(practice.home(), practice.calendar());
    assertThat(listing.property(practice.calendar(), XmlName.dav("displayname")).text())
        .isEqualTo("Anna Berger");
    assertThat(
            listing
                .property(practice.calendar(), XmlName.dav("resourcetype"))
                .child(XmlName.caldav("calendar")))
        .isPresent();
    assertThat(
            listing
                .property(practice.calendar(), XmlName.dav("current-user-privilege-set"))
                .children(XmlName.dav("privilege"))
                .map(privilege -> privilege.children().findFirst().orElseThrow().name().local()))
        .contains("write-content", "bind", "unbind")
        .doesNotContain("all");
  }

  @Test
  void whatIsNotThereIsSaidOrLeftOutAsTheProgramLikes() {
    String body = DavClient.body("apple-home.xml");
    Answer full = anna.send("PROPFIND", practice.home(), body, "Depth", "1");
    Answer brief =
        anna.send("PROPFIND", practice.home(), body, "Depth", "1", "Prefer", "return=minimal");

    assertThat(full.statuses(practice.calendar()))
        .containsExactly("HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found");
    assertThat(brief.statuses(practice.calendar())).containsExactly("HTTP/1.1 200 OK");
    assertThat(brief.header("Preference-Applied")).hasValue("return=minimal");
  }

  @Test
  void anEmptyBodyMeansAllprop() {
    Answer answer = anna.send("PROPFIND", practice.calendar(), null, "Depth", "0");

    assertThat(answer.property(practice.calendar(), XmlName.dav("resourcetype"))).isNotNull();
    assertThat(answer.body()).doesNotContain("calendar-timezone");
  }

  @Test
  void infiniteDepthIsRefusedByName() {
    Answer answer = anna.send("PROPFIND", practice.home(), null, "Depth", "infinity");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.precondition()).isEqualTo(XmlName.dav("propfind-finite-depth"));
  }

  @Test
  void optionsAnswersOnEveryPathWithoutABody() {
    for (String path :
        new String[] {"/dav/", practice.principal(), practice.home(), practice.calendar()}) {
      Answer answer = anna.send("OPTIONS", path, null);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("DAV"))
          .hasValue("1, 3, access-control, calendar-access, calendar-no-timezone");
      assertThat(answer.header("Allow").orElseThrow()).contains("REPORT", "PUT", "PROPPATCH");
    }
  }

  @Test
  void addressBooksAndSchedulingAreCleanlyAbsent() {
    Answer principal =
        anna.send(
            "PROPFIND",
            practice.principal(),
            """
            <propfind xmlns="DAV:" xmlns:CR="urn:ietf:params:xml:ns:carddav"
                xmlns:C="urn:ietf:params:xml:ns:caldav">
              <prop><CR:addressbook-home-set/><C:schedule-inbox-URL/><C:schedule-outbox-URL/></prop>
            </propfind>""",
            "Depth",
            "0");

    assertThat(principal.status()).isEqualTo(207);
    assertThat(principal.statuses(practice.principal())).containsExactly("HTTP/1.1 404 Not Found");
    assertThat(principal.header("DAV").orElseThrow())
        .doesNotContain("addressbook", "calendar-auto-schedule", "calendar-schedule");
    assertThat(anna.send("PROPFIND", "/.well-known/carddav", null, "Depth", "0").status())
        .isEqualTo(404);
  }

  @Test
  void theHomeSyncsAndOffersNoPlaceForNewCalendars() {
    Answer home =
        anna.send(
            "PROPFIND",
            practice.home(),
            """
            <propfind xmlns="DAV:">
              <prop><supported-report-set/><current-user-privilege-set/><resourcetype/></prop>
            </propfind>""",
            "Depth",
            "0");

    assertThat(home.body()).contains("<D:sync-collection/>").doesNotContain("<D:bind/>");
    assertThat(
            home.property(practice.home(), XmlName.dav("resourcetype"))
                .children()
                .map(type -> type.name().local()))
        .containsExactly("collection");
  }

  @Test
  void errorsNameTheComplianceClassesToo() {
    for (Answer answer :
        new Answer[] {
          anna.send("GET", practice.calendar() + "nothing.ics", null),
          anna.send("PROPFIND", practice.home(), null, "Depth", "infinity"),
          new DavClient(gateway, null, null).send("OPTIONS", "/dav/", null)
        }) {
      assertThat(answer.header("DAV").orElseThrow()).startsWith("1, ");
    }
  }

  @Test
  void whatBelongsToSomebodyElseIsNotThere() {
    Practice other = new Practice();

    for (String path : new String[] {other.principal(), other.home(), other.calendar()}) {
      assertThat(anna.send("PROPFIND", path, null, "Depth", "0").status()).isEqualTo(404);
      assertThat(anna.send("OPTIONS", path, null).status()).isEqualTo(404);
    }
    assertThat(anna.send("GET", practice.home() + other.resource + "/x.ics", null).status())
        .isEqualTo(404);
  }

  @Test
  void calendarsAreNotMadeOrRemovedByPrograms() {
    Answer made = anna.send("MKCALENDAR", practice.home() + "new/", null);
    Answer removed = anna.send("DELETE", practice.calendar(), null);

    assertThat(made.status()).isEqualTo(403);
    assertThat(made.precondition()).isEqualTo(XmlName.dav("need-privileges"));
    assertThat(removed.status()).isEqualTo(403);
    assertThat(removed.precondition()).isEqualTo(XmlName.dav("need-privileges"));
  }

  @Test
  void aMethodThatIsNotThereGets405WithAllow() {
    Answer answer = anna.send("POST", practice.calendar(), "x");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow").orElseThrow()).contains("PROPFIND");
  }
}
