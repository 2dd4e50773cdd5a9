package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.calendar.EncodedText;
import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import dev.calbridge.gateway.icalendar.Component;
import dev.calbridge.gateway.icalendar.Expander;
import dev.calbridge.recurrence.TimeWindow;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which shape a report gives the objects (RFC 4791 section 9.6): most ask for them as they are,
 * which is a copy and no work.
 *
 * @param expanded window whose occurrences are shown one by one, or null
 * @param limited window whose changed occurrences are shown, or null
 * @param selection the parts that are shown, or null for all
 * @param withoutZones true if zones are meant by their names (RFC 7809 section 7)
 */
record DataShape(
    @Nullable TimeWindow expanded,
    @Nullable TimeWindow limited,
    @Nullable DataSelection selection,
    boolean withoutZones) {

  /**
   * @param query element of the report
   * @param zonesByName whether the client knows the zones by name
   * @throws DavFault with CALDAV:supported-calendar-data for another type
   */
  static DataShape of(XmlElement query, boolean zonesByName) {
    Optional<XmlElement> data =
        query.child(XmlName.dav("prop")).flatMap(prop -> prop.child(PropertyAnswers.CALENDAR_DATA));
    if (data.isEmpty()) {
      return new DataShape(null, null, null, zonesByName);
    }
    XmlElement element = data.get();
    boolean otherType =
        element.attribute("content-type").filter(type -> !type.equals("text/calendar")).isPresent();
    boolean otherVersion =
        element.attribute("version").filter(version -> !version.equals("2.0")).isPresent();
    if (otherType || otherVersion) {
      throw DavFault.of(
          Precondition.SUPPORTED_CALENDAR_DATA, "There is only text/calendar, version 2.0");
    }
    // limit-freebusy-set concerns VFREEBUSY, of which there is none here (section 9.6.7).
    return new DataShape(
        element.child(XmlName.caldav("expand")).map(TimeRange::closed).orElse(null),
        element.child(XmlName.caldav("limit-recurrence-set")).map(TimeRange::closed).orElse(null),
        element.child(XmlName.caldav("comp")).map(DataSelection::of).orElse(null),
        zonesByName);
  }

  boolean isPlain() {
    return expanded == null && limited == null && selection == null && !withoutZones;
  }

  /**
   * @param zone of the calendar
   * @return empty if there are too many occurrences to be shown
   */
  Optional<ObjectText> apply(ObjectText object, CalendarObjects objects, ZoneId zone) {
    if (isPlain()) {
      return Optional.of(object);
    }
    Optional<CalendarObjects.Opened> readable = objects.open(object.text(), zone);
    if (readable.isEmpty()) {
      return Optional.of(object);
    }
    return occurrences(readable.get(), objects, zone)
        .map(this::selected)
        .map(shown -> new ObjectText(object.object(), EncodedText.of(shown.text())));
  }

  private Optional<Component> occurrences(
      CalendarObjects.Opened opened, CalendarObjects objects, ZoneId zone) {
    if (expanded != null) {
      return new Expander(objects).expand(opened, expanded, zone);
    }
    return Optional.of(
        limited == null ? opened.calendar() : new Expander(objects).limit(opened, limited, zone));
  }

  private Component selected(Component shown) {
    Component named = withoutZones ? CalendarObjects.withoutZones(shown) : shown;
    return selection == null ? named : selection.of(named);
  }
}
