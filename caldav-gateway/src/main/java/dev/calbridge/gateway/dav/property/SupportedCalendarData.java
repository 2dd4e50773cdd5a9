package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 5.2.4. */
final class SupportedCalendarData implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("supported-calendar-data");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection
        ? XmlElement.of(
            name(),
            new XmlElement(
                XmlName.caldav("calendar-data"),
                Map.of(
                    new XmlName("", "content-type"),
                    "text/calendar",
                    new XmlName("", "version"),
                    "2.0"),
                List.of()))
        : null;
  }
}
