package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 5.2.1. */
final class CalendarDescription implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("calendar-description");
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection collection
            && collection.calendar().snapshot().description() instanceof String description
        ? XmlElement.text(name(), description)
        : null;
  }
}
