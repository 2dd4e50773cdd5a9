package dev.calbridge.google.googleapi;

import dev.calbridge.google.sync.Series;
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
 * A series in Google's words: content lines RRULE, RDATE and EXDATE (RFC 5545 sections 3.8.5.1 to
 * 3.8.5.3), without DTSTART and DTEND.
 */
final class RecurrenceLines {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private RecurrenceLines() {}

  static List<String> write(Series recurrence, EntrySpan span) {
    List<String> lines = new ArrayList<>();
    boolean listed = recurrence.rule().equals(Recurrence.LISTED_DATES_ONLY);
    if (!listed || recurrence.added().isEmpty()) {
      lines.add("RRULE:" + recurrence.rule());
    }
    if (!recurrence.added().isEmpty()) {
      lines.add(dates("RDATE", recurrence.added(), span));
    }
    if (!recurrence.excluded().isEmpty()) {
      lines.add(dates("EXDATE", recurrence.excluded(), span));
    }
    return lines;
  }

  private static String dates(String name, List<LocalDateTime> dates, EntrySpan span) {
    return switch (span) {
      case EntrySpan.AllDay _ -> name + ";VALUE=DATE:" + joined(dates, DATE, "");
      case EntrySpan.Timed timed -> {
        ZoneId zone = EventTimes.named(timed.zone());
        if (!zone.equals(EventTimes.UTC)) {
          yield name + ";TZID=" + zone.getId() + ":" + joined(dates, LOCAL, "");
        }
        List<LocalDateTime> moments =
            dates.stream()
                .map(
                    local ->
                        local
                            .atZone(timed.zone())
                            .withZoneSameInstant(EventTimes.UTC)
                            .toLocalDateTime())
                .toList();
        yield name + ":" + joined(moments, LOCAL, "Z");
      }
    };
  }

  private static String joined(List<LocalDateTime> times, DateTimeFormatter form, String suffix) {
    return times.stream().map(time -> form.format(time) + suffix).collect(Collectors.joining(","));
  }

  /** Null if there is more in it than one rule and dates: a second rule, EXRULE, nonsense. */
  static @Nullable Series read(List<String> lines, EntrySpan span) {
    String rule = null;
    List<LocalDateTime> excluded = new ArrayList<>();
    List<LocalDateTime> added = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        return null;
      }
      String name = line.substring(0, colon).toUpperCase(Locale.ROOT);
      String value = line.substring(colon + 1);
      if (name.equals("RRULE") && rule == null) {
        rule = value;
      } else if (!readDates(name, line.substring(0, colon), value, span, excluded, added)) {
        return null;
      }
    }
    if (rule == null && !added.isEmpty()) {
      rule = Recurrence.LISTED_DATES_ONLY;
    }
    return rule == null ? null : new Series(rule, excluded, added, List.of());
  }

  private static boolean readDates(
      String name,
      String property,
      String values,
      EntrySpan span,
      List<LocalDateTime> excluded,
      List<LocalDateTime> added) {
    if (name.equals("EXDATE") || name.startsWith("EXDATE;")) {
      return readDates(property, values, span, excluded);
    }
    return (name.equals("RDATE") || name.startsWith("RDATE;"))
        && readDates(property, values, span, added);
  }

  private static boolean readDates(
      String property, String values, EntrySpan span, List<LocalDateTime> dates) {
    try {
      ZoneId target = span instanceof EntrySpan.Timed timed ? timed.zone() : EventTimes.UTC;
      ZoneId zone = target;
      for (String parameter : List.of(property.split(";", -1))) {
        if (parameter.regionMatches(true, 0, "TZID=", 0, 5)) {
          zone = ZoneId.of(parameter.substring(5));
        }
      }
      for (String value : List.of(values.split(",", -1))) {
        dates.add(time(value.strip(), zone, target));
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
