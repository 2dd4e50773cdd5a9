package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalPropertiesTest extends GatewayTest {

  private static final XmlName MOOD = new XmlName("urn:example", "mood");

  @Test
  void aColourOfOnesOwnComesBackAndUnknownPropertiesDoToo() {
    Answer set = anna.send("PROPPATCH", practice.calendar(), DavClient.body("macos-colour.xml"));
    Answer asked =
        anna.send(
            "PROPFIND",
            practice.calendar(),
            "<propfind xmlns='DAV:'><prop><calendar-color xmlns='http://apple.com/ns/ical/'/>"
                + "<mood xmlns='urn:example'/></prop></propfind>",
            "Depth",
            "0");

    assertThat(set.status()).isEqualTo(207);
    assertThat(set.statuses(practice.calendar())).containsExactly("HTTP/1.1 200 OK");
    assertThat(asked.property(practice.calendar(), XmlName.apple("calendar-color")).text())
        .isEqualTo("#CC73E1FF");
    assertThat(
            asked
                .property(practice.calendar(), XmlName.apple("calendar-color"))
                .attribute("symbolic-color"))
        .hasValue("purple");
    assertThat(
            asked
                .property(practice.calendar(), MOOD)
                .child(new XmlName("urn:example", "b"))
                .orElseThrow()
                .text())
        .isEqualTo("well");
  }

  @Test
  void aRemovedPropertyIsGoneAndTheServersOwnShowsAgain() {
    anna.send("PROPPATCH", practice.calendar(), DavClient.body("macos-colour.xml"));
    Answer removed =
        anna.send(
            "PROPPATCH",
            practice.calendar(),
            "<propertyupdate xmlns='DAV:'><remove><prop>"
                + "<calendar-color xmlns='http://apple.com/ns/ical/'/></prop></remove>"
                + "</propertyupdate>");

    assertThat(removed.status()).isEqualTo(207);
    assertThat(
            anna.propfind(practice.calendar(), 0, "thunderbird-home.xml")
                .property(practice.calendar(), XmlName.apple("calendar-color"))
                .text())
        .isEqualTo("#33AA77FF");
  }

  @Test
  void aProtectedPropertyRefusesTheWholeChange() {
    Answer answer =
        anna.send(
            "PROPPATCH",
            practice.calendar(),
            "<propertyupdate xmlns='DAV:'><set><prop><getetag>x</getetag>"
                + "<displayname>Mine</displayname></prop></set></propertyupdate>");

    assertThat(answer.statuses(practice.calendar()))
        .containsExactly("HTTP/1.1 403 Forbidden", "HTTP/1.1 424 Failed Dependency");
    assertThat(
            anna.propfind(practice.calendar(), 0, "thunderbird-home.xml")
                .property(practice.calendar(), XmlName.dav("displayname"))
                .text())
        .isEqualTo("Anna Berger");
  }
}
