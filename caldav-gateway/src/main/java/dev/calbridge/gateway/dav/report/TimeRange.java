package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.recurrence.TimeWindow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads start and end of CALDAV:time-range and its kin (RFC 4791 section 9.9). */
final class TimeRange {

  private TimeRange() {}

  /**
   * @throws DavFault with CALDAV:valid-filter
   */
  static TimeWindow of(XmlElement range) {
    @Nullable Instant start = instant(range.attribute("start"));
    @Nullable Instant end = instant(range.attribute("end"));
    if (start == null && end == null) {
      throw invalid("A time-range has a start or an end");
    }
    if (start != null && end != null && !end.isAfter(start)) {
      throw invalid("A time-range ends after its start");
    }
    return new TimeWindow(start, end);
  }

  /** One that must have both ends. */
  static TimeWindow closed(XmlElement range) {
    TimeWindow window = of(range);
    if (window.start() == null || window.end() == null) {
      throw invalid("CALDAV:" + range.name().local() + " has a start and an end");
    }
    return window;
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
}
