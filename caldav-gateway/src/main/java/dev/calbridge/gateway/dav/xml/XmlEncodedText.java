package dev.calbridge.gateway.dav.xml;

import java.nio.charset.StandardCharsets;

/** Character data that is UTF-8 already. Only written, never read. */
public final class XmlEncodedText implements XmlNode {

  private final byte[] utf8;

  XmlEncodedText(byte[] utf8) {
    this.utf8 = utf8;
  }

  byte[] utf8() {
    return utf8;
  }

  String value() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
