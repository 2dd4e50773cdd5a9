package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import dev.calbridge.gateway.icalendar.Component;
import dev.calbridge.gateway.icalendar.ContentLine;
import dev.calbridge.recurrence.TimeWindow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * CALDAV:prop-filter (RFC 4791 section 9.7.2).
 *
 * @param name of the property, in upper case
 * @param absent true if there must be none
 * @param window in which its time must be, or null
 * @param text that must be in its value, or null
 * @param parameters all of which must hold of the same property
 */
record PropertyCondition(
    String name,
    boolean absent,
    @Nullable TimeWindow window,
    @Nullable TextMatch text,
    List<ParameterCondition> parameters) {

  /**
   * CALDAV:param-filter (section 9.7.3).
   *
   * @param text null if it need only be there
   */
  record ParameterCondition(String name, boolean absent, @Nullable TextMatch text) {
    boolean holds(ContentLine line) {
      List<String> values =
          line.parameters().stream()
              .filter(parameter -> parameter.name().equals(name))
              .map(ContentLine.Parameter::value)
              .toList();
      if (absent || values.isEmpty()) {
        return absent && values.isEmpty();
      }
      return text == null || values.stream().anyMatch(text::matches);
    }
  }

  static PropertyCondition of(XmlElement filter) {
    boolean absent = false;
    TimeWindow window = null;
    TextMatch text = null;
    List<ParameterCondition> parameters = new ArrayList<>();
    for (XmlElement part : filter.children().toList()) {
      if (part.name().equals(XmlName.caldav("is-not-defined"))) {
        absent = true;
      } else if (part.name().equals(XmlName.caldav("time-range"))) {
        window = TimeRange.of(part);
      } else if (part.name().equals(XmlName.caldav("text-match"))) {
        text = TextMatch.of(part);
      } else if (part.name().equals(XmlName.caldav("param-filter"))) {
        parameters.add(parameter(part));
      } else {
        throw DavFault.of(
            Precondition.SUPPORTED_FILTER, part.name().local() + " is not known in a prop-filter");
      }
    }
    return new PropertyCondition(name(filter), absent, window, text, parameters);
  }

  private static ParameterCondition parameter(XmlElement filter) {
    return new ParameterCondition(
        name(filter),
        filter.child(XmlName.caldav("is-not-defined")).isPresent(),
        filter.child(XmlName.caldav("text-match")).map(TextMatch::of).orElse(null));
  }

  static String name(XmlElement filter) {
    return filter
        .attribute("name")
        .map(name -> name.toUpperCase(Locale.ROOT))
        .orElseThrow(
            () ->
                DavFault.of(
                    Precondition.VALID_FILTER, filter.name().local() + " needs a name attribute"));
  }

  boolean holds(Component component, CalendarObjects objects, ZoneId zone) {
    List<ContentLine> lines = component.all(name).toList();
    if (absent || lines.isEmpty()) {
      return absent && lines.isEmpty();
    }
    return lines.stream().anyMatch(line -> holds(line, objects, zone));
  }

  private boolean holds(ContentLine line, CalendarObjects objects, ZoneId zone) {
    return (text == null || text.matches(line.text()))
        && parameters.stream().allMatch(parameter -> parameter.holds(line))
        && (window == null
            || objects
                .instant(line, zone)
                .filter(instant -> window.overlaps(instant, instant.plusNanos(1)))
                .isPresent());
  }
}
