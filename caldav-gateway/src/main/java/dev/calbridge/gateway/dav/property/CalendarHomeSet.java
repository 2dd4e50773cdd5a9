package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 6.2.1. */
final class CalendarHomeSet implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("calendar-home-set");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.Principal
        ? XmlElement.of(name(), XmlElement.text(XmlName.dav("href"), session.home().href()))
        : null;
  }
}
