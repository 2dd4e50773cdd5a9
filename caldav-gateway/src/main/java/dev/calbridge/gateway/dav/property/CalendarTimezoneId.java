package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 7809 section 5.2. */
final class CalendarTimezoneId implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("calendar-timezone-id");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection collection
        ? XmlElement.text(name(), collection.calendar().zone().getId())
        : null;
  }
}
