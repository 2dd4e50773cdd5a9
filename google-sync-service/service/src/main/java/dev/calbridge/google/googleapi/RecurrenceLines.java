package dev.calbridge.google.googleapi;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A series in Google's words: content lines RRULE and EXDATE (RFC 5545 sections 3.8.5.3 and
 * 3.8.5.1), without DTSTART and DTEND.
 */
final class RecurrenceLines {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private RecurrenceLines() {}

  static List<String> write(Recurrence recurrence, EntrySpan span) {
    List<String> lines = new ArrayList<>();
    lines.add("RRULE:" + recurrence.rule());
    if (!recurrence.excluded().isEmpty()) {
      lines.add(excluded(recurrence.excluded(), span));
    }
    return lines;
  }

  private static String excluded(List<LocalDateTime> excluded, EntrySpan span) {
    return switch (span) {
      case EntrySpan.AllDay _ -> "EXDATE;VALUE=DATE:" + joined(excluded, DATE, "");
      case EntrySpan.Timed timed -> {
        ZoneId zone = EventTimes.named(timed.zone());
        if (!zone.equals(EventTimes.UTC)) {
          yield "EXDATE;TZID=" + zone.getId() + ":" + joined(excluded, LOCAL, "");
        }
        List<LocalDateTime> moments =
            excluded.stream()
                .map(
                    local ->
                        local
                            .atZone(timed.zone())
                            .withZoneSameInstant(EventTimes.UTC)
                            .toLocalDateTime())
                .toList();
        yield "EXDATE:" + joined(moments, LOCAL, "Z");
      }
    };
  }

  private static String joined(List<LocalDateTime> times, DateTimeFormatter form, String suffix) {
    return times.stream().map(time -> form.format(time) + suffix).collect(Collectors.joining(","));
  }

  /** Null if there is more in it than one rule and exclusions: RDATE, EXRULE, nonsense. */
  static @Nullable Recurrence read(List<String> lines, EntrySpan span) {
    String rule = null;
    List<LocalDateTime> excluded = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        return null;
      }
      String name = line.substring(0, colon).toUpperCase(Locale.ROOT);
      String value = line.substring(colon + 1);
      if (name.equals("RRULE") && rule == null) {
        rule = value;
      } else if (name.equals("EXDATE") || name.startsWith("EXDATE;")) {
        if (!readExcluded(line.substring(0, colon), value, span, excluded)) {
          return null;
        }
      } else {
        return null;
      }
    }
    return rule == null ? null : new Recurrence(rule, excluded);
  }

  private static boolean readExcluded(
      String property, String values, EntrySpan span, List<LocalDateTime> excluded) {
    try {
      ZoneId target = span instanceof EntrySpan.Timed timed ? timed.zone() : EventTimes.UTC;
      ZoneId zone = target;
      for (String parameter : List.of(property.split(";", -1))) {
        if (parameter.regionMatches(true, 0, "TZID=", 0, 5)) {
          zone = ZoneId.of(parameter.substring(5));
        }
      }
      for (String value : List.of(values.split(",", -1))) {
        excluded.add(time(value.strip(), zone, target));
      }
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static LocalDateTime time(String value, ZoneId zone, ZoneId target) {
    if (value.length() == 8) {
      return LocalDate.parse(value, DATE).atStartOfDay();
    }
    if (value.endsWith("Z")) {
      return LocalDateTime.parse(value.substring(0, value.length() - 1), LOCAL)
          .atZone(EventTimes.UTC)
          .withZoneSameInstant(target)
          .toLocalDateTime();
    }
    return LocalDateTime.parse(value, LOCAL)
        .atZone(zone)
        .withZoneSameInstant(target)
        .toLocalDateTime();
  }
}
