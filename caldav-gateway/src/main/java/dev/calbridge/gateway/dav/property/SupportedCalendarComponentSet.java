package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 5.2.3. */
final class SupportedCalendarComponentSet implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("supported-calendar-component-set");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection
        ? XmlElement.of(name(), XmlElement.of(XmlName.caldav("comp")).with("name", "VEVENT"))
        : null;
  }
}
