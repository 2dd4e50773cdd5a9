package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.dav.xml.XmlDocument;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a DAV:multistatus (RFC 4918 section 13), response by response. A short one is an answer of
 * known length; of a long one no more than a piece is held at a time.
 */
public final class MultiStatus {

  /** Octets of a piece. Most answers are shorter than one. */
  private static final int PIECE = 131_072;

  private final XmlDocument parts = new XmlDocument(XmlName.dav("multistatus"));
  private final Outlet outlet;
  private final DavResponse head;
  private boolean begun;

  /** Made by {@link DavSession#multiStatus}. */
  MultiStatus(Outlet outlet, DavResponse head) {
    this.outlet = outlet;
    this.head = head;
  }

  /** A response that speaks of properties. */
  public void properties(String href, List<Propstat> propstats) {
    add(response(href, propstats));
  }

  /** The same as an element of its own. */
  public static XmlElement response(String href, List<Propstat> propstats) {
    List<XmlElement> content = new ArrayList<>();
    content.add(XmlElement.text(XmlName.dav("href"), href));
    propstats.forEach(propstat -> content.add(propstat.element()));
    if (propstats.isEmpty()) {
      // The schema wants one (RFC 4918 section 14.24): nothing asked, nothing missing.
      content.add(new Propstat(200, List.of()).element());
    }
    return XmlElement.of(XmlName.dav("response"), content);
  }

  /** A response that speaks of the resource as a whole. */
  public void status(String href, int status) {
    add(
        XmlElement.of(
            XmlName.dav("response"),
            XmlElement.text(XmlName.dav("href"), href),
            Propstat.status(status)));
  }

  /** Of what is there, not all can be told (RFC 4791 section 7.8, RFC 6578 section 3.6). */
  public void beyondLimits(String href) {
    add(
        XmlElement.of(
            XmlName.dav("response"),
            XmlElement.text(XmlName.dav("href"), href),
            Propstat.status(507),
            XmlElement.of(
                XmlName.dav("error"),
                XmlElement.of(Precondition.NUMBER_OF_MATCHES_WITHIN_LIMITS.element()))));
  }

  public void syncToken(String token) {
    add(XmlElement.text(XmlName.dav("sync-token"), token));
  }

  private void add(XmlElement part) {
    parts.add(part);
    if (parts.length() > PIECE) {
      outlet.write(head, parts.take());
      begun = true;
    }
  }

  /** The answer, whole; empty if it has been on its way already, and has ended now. */
  public DavResponse response() {
    byte[] rest = parts.end();
    if (!begun) {
      return head.withBody(rest);
    }
    outlet.end(head, rest);
    return head;
  }
}
