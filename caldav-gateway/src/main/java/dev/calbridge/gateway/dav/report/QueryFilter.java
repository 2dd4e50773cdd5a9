package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.recurrence.TimeWindow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a calendar-query (RFC 4791 section 9.7), sorted by what it takes to answer: most
 * need no look into any object.
 */
sealed interface QueryFilter {

  /** Components that no object here has. */
  Set<String> NEVER_HERE = Set.of("VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY");

  /** All events. */
  record Everything() implements QueryFilter {}

  /** Something of which there is none here, to-dos for example. */
  record Nothing() implements QueryFilter {}

  /** Events that overlap a window. */
  record Overlapping(TimeWindow window) implements QueryFilter {}

  /**
   * What only the objects themselves can tell.
   *
   * @param window that all that match overlap, or null
   */
  record Inside(ComponentCondition calendar, @Nullable TimeWindow window) implements QueryFilter {}

  /**
   * @param query the calendar-query element
   * @throws DavFault with CALDAV:valid-filter or CALDAV:supported-filter
   */
  static QueryFilter of(XmlElement query) {
    ComponentCondition calendar =
        query
            .child(XmlName.caldav("filter"))
            .flatMap(filter -> filter.child(XmlName.caldav("comp-filter")))
            .map(ComponentCondition::of)
            .filter(condition -> condition.name().equals("VCALENDAR"))
            .orElseThrow(
                () ->
                    DavFault.of(
                        Precondition.VALID_FILTER,
                        "The filter begins with a comp-filter for VCALENDAR"));
    if (calendar.absent()
        || calendar.components().stream()
            .anyMatch(inside -> !inside.absent() && NEVER_HERE.contains(inside.name()))) {
      return new Nothing();
    }
    if (calendar.isWindowOnly() && calendar.window() == null) {
      return new Everything();
    }
    if (calendar.components().size() == 1 && calendar.properties().isEmpty()) {
      ComponentCondition inside = calendar.components().getFirst();
      if (inside.name().equals("VEVENT") && inside.isWindowOnly()) {
        return inside.window() == null ? new Everything() : new Overlapping(inside.window());
      }
    }
    @Nullable TimeWindow window =
        calendar.components().stream()
            .filter(inside -> inside.name().equals("VEVENT") && !inside.absent())
            .map(ComponentCondition::window)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Inside(calendar, window);
  }
}
