package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlReader;
import dev.calbridge.gateway.dav.xml.XmlRejected;
import java.util.Optional;

/** The XML body of a request. */
public final class XmlBody {

  private final XmlReader reader;

  public XmlBody(XmlReader reader) {
    this.reader = reader;
  }

  /**
   * @return empty if there is no body
   * @throws DavFault 400 if it is not XML as it is read here, 413 if it is too large
   */
  public Optional<XmlElement> of(DavRequest request) {
    byte[] body = request.body();
    if (body.length > Limits.MAX_XML_SIZE) {
      throw DavFault.of(413, "The body is larger than " + Limits.MAX_XML_SIZE + " octets");
    }
    if (new String(body, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.read(body));
    } catch (XmlRejected e) {
      throw DavFault.of(400, String.valueOf(e.getMessage()));
    }
  }
}
