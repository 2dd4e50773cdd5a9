package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.recurrence.TimeWindow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters of a calendar-query that are answered (RFC 4791 section 9.7). */
sealed interface QueryFilter {

  /** All events. */
  record Everything() implements QueryFilter {}

  /** Something of which there is none here, to-dos for example. */
  record Nothing() implements QueryFilter {}

  /** Events that overlap a window. */
  record Overlapping(TimeWindow window) implements QueryFilter {}

  /**
   * @param query the calendar-query element
   * @throws DavFault with CALDAV:valid-filter or CALDAV:supported-filter
   */
  static QueryFilter of(XmlElement query) {
    XmlName compFilter = XmlName.caldav("comp-filter");
    XmlElement calendar =
        query
            .child(XmlName.caldav("filter"))
            .flatMap(filter -> filter.child(compFilter))
            .filter(filter -> isNamed(filter, "VCALENDAR"))
            .orElseThrow(() -> invalid("The filter begins with a comp-filter for VCALENDAR"));
    List<XmlElement> inside = calendar.children().toList();
    if (inside.isEmpty()) {
      return new Everything();
    }
    if (inside.size() > 1 || !inside.getFirst().name().equals(compFilter)) {
      throw unsupported("Only one comp-filter inside VCALENDAR can be asked for");
    }
    XmlElement component = inside.getFirst();
    boolean absent = component.child(XmlName.caldav("is-not-defined")).isPresent();
    if (!isNamed(component, "VEVENT")) {
      return absent ? new Everything() : new Nothing();
    }
    if (absent) {
      return new Nothing();
    }
    return event(component);
  }

  private static QueryFilter event(XmlElement component) {
    List<XmlElement> conditions = component.children().toList();
    if (conditions.isEmpty()) {
      return new Everything();
    }
    if (conditions.size() > 1
        || !conditions.getFirst().name().equals(XmlName.caldav("time-range"))) {
      throw unsupported("Events can be asked for by time-range only");
    }
    XmlElement range = conditions.getFirst();
    @Nullable Instant start = instant(range.attribute("start"));
    @Nullable Instant end = instant(range.attribute("end"));
    if (start == null && end == null) {
      throw invalid("A time-range has a start or an end");
    }
    if (start != null && end != null && !end.isAfter(start)) {
      throw invalid("A time-range ends after its start");
    }
    return new Overlapping(new TimeWindow(start, end));
  }

  private static boolean isNamed(XmlElement filter, String name) {
    return filter.attribute("name").filter(name::equalsIgnoreCase).isPresent();
  }

  private static @Nullable Instant instant(Optional<String> value) {
    if (value.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(
              value.get(), DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw invalid("The times of a time-range are in UTC, like 20261123T000000Z");
    }
  }

  private static DavFault invalid(String explanation) {
    return DavFault.of(Precondition.VALID_FILTER, explanation);
  }

  private static DavFault unsupported(String explanation) {
    return DavFault.of(Precondition.SUPPORTED_FILTER, explanation);
  }
}
