package dev.calbridge.gateway.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

@QuarkusTest
class SetupTest extends GatewayTest {

  @Test
  void thePageShowsWhatAProgramAsksForAndNoPassword() {
    Answer page = anna.send("GET", "/setup", null, "Accept-Language", "de");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    assertThat(page.header("Cache-Control")).hasValue("no-store");
    assertThat(page.body())
        .contains("<html lang=\"de\">", "Kalenderprogramm einrichten", "Anna Berger")
        .contains(practice.userName, practice.calendar(), "davx5://", "<svg role=\"img\"")
        .contains("_caldavs._tcp.himmel.example. 3600 IN SRV")
        .doesNotContain(practice.password, "{text", "NOT_FOUND", "<script");
    assertThat(anna.send("GET", "/setup?lang=en", null).body())
        .contains("<html lang=\"en\">", "Set up your calendar program");
  }

  @Test
  void whatSomebodyTypesIsShownAsTextAndNoRecordIsMadeOfIt() {
    Answer page = anna.send("GET", "/setup?domain=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", null);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("&lt;script&gt;")
        .contains("aria-invalid=\"true\"")
        .doesNotContain("<script>", "_caldavs._tcp.");
  }

  @Test
  void whoHasNoCredentialIsAskedForOne() {
    Answer stranger = new DavClient(gateway, null, null).send("GET", "/setup", null);
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.header("WWW-Authenticate")).isPresent();
    assertThat(new DavClient(gateway, practice.userName, "wrong").send("GET", "/setup", null))
        .extracting(Answer::status)
        .isEqualTo(401);

    credentials.throttle(9);
    assertThat(new DavClient(gateway, practice.userName, "other").send("GET", "/setup", null))
        .extracting(Answer::status)
        .isEqualTo(429);
  }

  @Test
  void theProfileHoldsTheAccountWithoutThePassword() throws Exception {
    Answer profile = anna.send("GET", "/setup/calbridge.mobileconfig", null);

    assertThat(profile.header("Content-Type")).hasValue("application/x-apple-aspen-config");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document plist =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(profile.response().body()));
    assertThat(plist.getDocumentElement().getTextContent())
        .contains("com.apple.caldav.account", practice.userName, practice.principal())
        .doesNotContain(practice.password, "CalDAVPassword");
    assertThat(anna.send("GET", "/setup/calbridge.mobileconfig", null).body())
        .isEqualTo(profile.body());
  }

  @Test
  void theSelfCheckTellsOfTheLastCallAndOfAWrongPassword() {
    anna.send("PROPFIND", practice.calendar(), null, "Depth", "0");
    new DavClient(gateway, practice.userName, "wrong")
        .send("PROPFIND", practice.calendar(), null, "Depth", "0");

    Answer check = anna.send("GET", "/setup/self-check?lang=en", null);

    assertThat(check.status()).isEqualTo(200);
    assertThat(check.body())
        .contains("Thunderbird 140 last called just now, all fine.")
        .contains("Thunderbird 140 tried a wrong password just now.")
        .contains("\"program\":\"Thunderbird 140\"")
        .doesNotContain(practice.password);
  }

  @Test
  void theStyleNeedsNoSignIn() {
    assertThat(new DavClient(gateway, null, null).send("GET", "/setup/style.css", null))
        .extracting(Answer::status)
        .isEqualTo(200);
  }
}
