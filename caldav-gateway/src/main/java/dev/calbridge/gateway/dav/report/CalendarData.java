package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.List;

/** The calendar-data element of a question (RFC 4791 section 9.6). */
final class CalendarData {

  private CalendarData() {}

  /**
   * @throws DavFault if it asks for another form of the data than there is
   */
  static void check(XmlElement report) {
    report
        .child(XmlName.dav("prop"))
        .flatMap(prop -> prop.child(PropertyAnswers.CALENDAR_DATA))
        .ifPresent(CalendarData::checkElement);
  }

  private static void checkElement(XmlElement data) {
    boolean otherType =
        data.attribute("content-type").filter(type -> !type.equals("text/calendar")).isPresent();
    boolean otherVersion =
        data.attribute("version").filter(version -> !version.equals("2.0")).isPresent();
    if (otherType || otherVersion) {
      throw DavFault.of(
          Precondition.SUPPORTED_CALENDAR_DATA, "There is only text/calendar, version 2.0");
    }
    for (String shape : List.of("expand", "limit-recurrence-set", "limit-freebusy-set")) {
      if (data.child(XmlName.caldav(shape)).isPresent()) {
        throw DavFault.of(
            Precondition.SUPPORTED_CALENDAR_DATA, "CALDAV:" + shape + " is not available here");
      }
    }
  }
}
