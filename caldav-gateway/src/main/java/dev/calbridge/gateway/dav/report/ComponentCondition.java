package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.recurrence.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CALDAV:comp-filter (RFC 4791 section 9.7.1).
 *
 * @param name of the component, in upper case
 * @param absent true if there must be none
 * @param window that it must overlap, or null
 * @param properties all of which must hold of the same component
 * @param components the same for what is inside it
 */
record ComponentCondition(
    String name,
    boolean absent,
    @Nullable TimeWindow window,
    List<PropertyCondition> properties,
    List<ComponentCondition> components) {

  static ComponentCondition of(XmlElement filter) {
    boolean absent = false;
    TimeWindow window = null;
    List<PropertyCondition> properties = new ArrayList<>();
    List<ComponentCondition> components = new ArrayList<>();
    for (XmlElement part : filter.children().toList()) {
      if (part.name().equals(XmlName.caldav("is-not-defined"))) {
        absent = true;
      } else if (part.name().equals(XmlName.caldav("time-range"))) {
        window = TimeRange.of(part);
      } else if (part.name().equals(XmlName.caldav("prop-filter"))) {
        properties.add(PropertyCondition.of(part));
      } else if (part.name().equals(XmlName.caldav("comp-filter"))) {
        components.add(of(part));
      } else {
        throw DavFault.of(
            Precondition.SUPPORTED_FILTER, part.name().local() + " is not known in a comp-filter");
      }
    }
    return new ComponentCondition(
        PropertyCondition.name(filter), absent, window, properties, components);
  }

  /** Whether it asks for nothing but that there is such a component, in a window or at all. */
  boolean isWindowOnly() {
    return !absent && properties.isEmpty() && components.isEmpty();
  }
}
