package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/**
 * What each principal must have and ours has none of (RFC 3744 sections 4.1, 4.3, 4.4): other
 * addresses and groups.
 *
 * @param local name in the namespace DAV:
 */
record EmptyOfPrincipals(String local) implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav(local);
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.Principal ? XmlElement.of(name()) : null;
  }
}
