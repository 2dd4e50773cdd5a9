package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.dav.xml.XmlDocument;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.ArrayList;
import java.util.List;

/** Writes a DAV:multistatus (RFC 4918 section 13), response by response. */
public final class MultiStatus {

  private final XmlDocument parts = new XmlDocument(XmlName.dav("multistatus"));

  /** A response that speaks of properties. */
  public void properties(String href, List<Propstat> propstats) {
    parts.add(response(href, propstats));
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
    parts.add(
        XmlElement.of(
            XmlName.dav("response"),
            XmlElement.text(XmlName.dav("href"), href),
            Propstat.status(status)));
  }

  /** There is more than was asked for (RFC 6578 section 3.6). */
  public void truncated(String href) {
    parts.add(
        XmlElement.of(
            XmlName.dav("response"),
            XmlElement.text(XmlName.dav("href"), href),
            Propstat.status(507),
            XmlElement.of(
                XmlName.dav("error"),
                XmlElement.of(Precondition.NUMBER_OF_MATCHES_WITHIN_LIMITS.element()))));
  }

  public void syncToken(String token) {
    parts.add(XmlElement.text(XmlName.dav("sync-token"), token));
  }

  public DavResponse response() {
    return DavResponse.xml(DavResponse.MULTI_STATUS, parts.end());
  }
}
