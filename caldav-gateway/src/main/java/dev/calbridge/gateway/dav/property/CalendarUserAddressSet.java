package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6638 section 2.4.1. The principal itself: no mail address, so that no program mails
 * invitations.
 */
final class CalendarUserAddressSet implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("calendar-user-address-set");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.Principal principal
        ? XmlElement.of(name(), XmlElement.text(XmlName.dav("href"), principal.path().href()))
        : null;
  }
}
