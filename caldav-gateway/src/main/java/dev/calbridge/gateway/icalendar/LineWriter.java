package dev.calbridge.gateway.icalendar;

import java.nio.charset.StandardCharsets;

/** Writes content lines with CRLF, folded at 75 octets between code points (RFC 5545 3.1). */
final class LineWriter {

  private static final int MAX_OCTETS = 75;

  private final StringBuilder out = new StringBuilder(1024);

  LineWriter line(String line) {
    if (line.length() * 3 <= MAX_OCTETS
        || line.getBytes(StandardCharsets.UTF_8).length <= MAX_OCTETS) {
      out.append(line).append("\r\n");
      return this;
    }
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int codePoint = line.codePointAt(i);
      int width = width(codePoint);
      if (octets + width > MAX_OCTETS) {
        out.append("\r\n ");
        octets = 1;
      }
      out.appendCodePoint(codePoint);
      octets += width;
      i += Character.charCount(codePoint);
    }
    out.append("\r\n");
    return this;
  }

  LineWriter text(String name, String value) {
    return line(name + ":" + Text.escape(value));
  }

  private static int width(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
