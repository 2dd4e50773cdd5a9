package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 6638 section 9.1. There is no scheduling: kept for the user, no more. */
final class ScheduleCalendarTransp implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("schedule-calendar-transp");
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection
        ? XmlElement.of(name(), XmlElement.of(XmlName.caldav("opaque")))
        : null;
  }
}
