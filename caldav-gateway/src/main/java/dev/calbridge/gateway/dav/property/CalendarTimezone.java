package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 5.2.2: that of the branch. */
final class CalendarTimezone implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("calendar-timezone");
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection collection
        ? XmlElement.text(name(), ZoneCalendars.of(collection.calendar()))
        : null;
  }
}
