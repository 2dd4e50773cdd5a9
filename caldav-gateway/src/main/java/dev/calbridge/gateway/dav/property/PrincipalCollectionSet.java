package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 3744 section 5.8. */
final class PrincipalCollectionSet implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("principal-collection-set");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return XmlElement.of(name(), XmlElement.text(XmlName.dav("href"), "/dav/principals/"));
  }
}
