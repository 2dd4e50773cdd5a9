package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** Apple's colour of a calendar, {@code #RRGGBBAA}. */
final class CalendarColor implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.apple("calendar-color");
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection collection
            && collection.calendar().snapshot().color() instanceof String color
        ? XmlElement.text(name(), color + "FF")
        : null;
  }
}
