package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** Apple's order of calendars: the user's own affair. */
final class CalendarOrder implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.apple("calendar-order");
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return null;
  }
}
