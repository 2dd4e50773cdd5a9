package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 3744 section 4.2. */
final class PrincipalUrl implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("principal-URL");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.Principal principal
        ? XmlElement.of(name(), XmlElement.text(XmlName.dav("href"), principal.path().href()))
        : null;
  }
}
