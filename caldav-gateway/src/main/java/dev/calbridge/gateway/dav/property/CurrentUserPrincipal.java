package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 5397: on every resource, for programs begin anywhere. */
final class CurrentUserPrincipal implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("current-user-principal");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return XmlElement.of(name(), XmlElement.text(XmlName.dav("href"), session.principal().href()));
  }
}
