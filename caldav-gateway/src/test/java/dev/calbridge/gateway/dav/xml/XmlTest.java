package dev.calbridge.gateway.dav.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

  private final XmlReader reader = new XmlReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<propfind xmlns='DAV:'><prop><getetag/></prop></propfind>",
        "<D:propfind xmlns:D='DAV:'><D:prop><D:getetag/></D:prop></D:propfind>",
        "\uFEFF<?xml version='1.0'?>\r\n<x:propfind xmlns:x='DAV:'><!-- hm --><x:prop>\r\n"
            + "<y:getetag xmlns:y='DAV:'/></x:prop></x:propfind>\r\n",
      })
  void anyPrefixWillDo(String body) throws Exception {
    XmlElement root = read(body);

    assertThat(root.name()).isEqualTo(XmlName.dav("propfind"));
    assertThat(root.child(XmlName.dav("prop")).orElseThrow().child(XmlName.dav("getetag")))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>"
      })
  void aDocumentTypeIsRefused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(XmlRejected.class)
        .hasMessageContaining("DTD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "<a>", "<a></b>", "<a>&e;</a>", "<a/><b/>", "<p:a/>"})
  void whatIsNotWellFormedIsRefused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(XmlRejected.class);
  }

  @Test
  void depthAndNumberAreCapped() {
    assertThatThrownBy(() -> read("<a>".repeat(33) + "</a>".repeat(33)))
        .isInstanceOf(XmlRejected.class);
    assertThatThrownBy(() -> read("<a>" + "<b/>".repeat(XmlReader.MAX_ELEMENTS) + "</a>"))
        .isInstanceOf(XmlRejected.class);
  }

  @Test
  void whatIsWrittenIsReadBackAsItWas() throws Exception {
    XmlElement element =
        XmlElement.of(
            XmlName.dav("prop"),
            XmlElement.text(XmlName.caldav("calendar-data"), "a\r\n<&>\"'ü😀"),
            XmlElement.of(
                new XmlName("urn:strange", "x"),
                XmlElement.of(new XmlName("urn:other", "y")).with("k", "a\"b\n<"),
                XmlElement.of(new XmlName("", "none"))));

    assertThat(reader.read(XmlWriter.document(element))).isEqualTo(element);
    assertThat(new String(XmlWriter.document(element), StandardCharsets.UTF_8))
        .contains("<D:prop xmlns:", "xmlns:C=\"urn:ietf:params:xml:ns:caldav\"");
  }

  private XmlElement read(String body) throws XmlRejected {
    return reader.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
