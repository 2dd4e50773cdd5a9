package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An answer, written whole. */
public record DavResponse(int status, Map<String, String> headers, byte[] body) {

  public static final int MULTI_STATUS = 207;

  /** Compliance classes (RFC 4918 section 18); one program throws the first away unread. */
  private static final String CLASSES =
      "1, 3, access-control, calendar-access, calendar-no-timezone";

  private static final byte[] NOTHING = {};

  public static DavResponse empty(int status) {
    return new DavResponse(status, Map.of(), NOTHING);
  }

  public static DavResponse xml(int status, XmlElement root) {
    return xml(status, XmlWriter.document(root));
  }

  private static DavResponse xml(int status, byte[] document) {
    return new DavResponse(
        status, Map.of("Content-Type", "application/xml; charset=utf-8"), document);
  }

  /** What a DAV:multistatus begins with. */
  static DavResponse multiStatus() {
    return xml(MULTI_STATUS, NOTHING);
  }

  public DavResponse withBody(byte[] whole) {
    return new DavResponse(status, headers, whole);
  }

  /** What every answer says: the compliance classes. */
  public DavResponse dressed() {
    return with("DAV", CLASSES);
  }

  public static DavResponse text(int status, String message) {
    return new DavResponse(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        (message + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public DavResponse with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new DavResponse(status, more, body);
  }

  public DavResponse withoutBody() {
    return new DavResponse(status, headers, NOTHING);
  }
}
