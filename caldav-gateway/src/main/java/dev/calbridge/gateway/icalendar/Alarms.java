package dev.calbridge.gateway.icalendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells default reminders, which programs write in their own words, from alarms of one's own. */
public final class Alarms {

  /** Say nothing about when it rings. */
  private static final Set<String> WORDS =
      Set.of("ACTION", "TRIGGER", "DESCRIPTION", "SUMMARY", "UID", "X-WR-ALARMUID", "END", "BEGIN");

  private static final Pattern BEFORE =
      Pattern.compile(
          "-?P(?:(\\d{1,3})W)?(?:(\\d{1,4})D)?"
              + "(?:T(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,7})S)?)?");

  private Alarms() {}

  /**
   * Whether the alarms ring as the default ones do and say nothing more: then nobody chose them.
   *
   * @param alarms whole VALARM components, as content lines
   * @param defaults the same of the default reminders
   */
  public static boolean areDefault(List<String> alarms, List<String> defaults) {
    Optional<List<Long>> wanted = secondsBefore(alarms);
    return wanted.isPresent() && wanted.equals(secondsBefore(defaults));
  }

  private static Optional<List<Long>> secondsBefore(List<String> alarms) {
    List<Long> seconds = new ArrayList<>();
    for (List<ContentLine> alarm : split(alarms)) {
      Long before = secondsBeforeStart(alarm);
      if (before == null) {
        return Optional.empty();
      }
      seconds.add(before);
    }
    seconds.sort(Comparator.naturalOrder());
    return Optional.of(seconds);
  }

  private static List<List<ContentLine>> split(List<String> lines) {
    List<List<ContentLine>> alarms = new ArrayList<>();
    List<ContentLine> current = new ArrayList<>();
    for (String raw : lines) {
      try {
        ContentLine line = ContentLine.parse(raw);
        current.add(line);
        if (line.name().equals("END")) {
          alarms.add(List.copyOf(current));
          current.clear();
        }
      } catch (UnreadableCalendar e) {
        throw new IllegalStateException("A line that was read is no content line", e);
      }
    }
    return alarms;
  }

  /** Null if it is no plain display alarm that long before the start. */
  private static @Nullable Long secondsBeforeStart(List<ContentLine> alarm) {
    Long seconds = null;
    for (ContentLine line : alarm) {
      if (!WORDS.contains(line.name())
          || line.name().equals("ACTION") && !line.value().strip().equalsIgnoreCase("DISPLAY")) {
        return null;
      }
      if (line.name().equals("TRIGGER")) {
        Matcher form = BEFORE.matcher(line.value().strip());
        boolean atEnd = line.parameter("RELATED").filter("END"::equalsIgnoreCase).isPresent();
        if (atEnd || !form.matches()) {
          return null;
        }
        long length =
            604_800 * number(form.group(1))
                + 86_400 * number(form.group(2))
                + 3_600 * number(form.group(3))
                + 60 * number(form.group(4))
                + number(form.group(5));
        if (length != 0 && !line.value().strip().startsWith("-")) {
          return null;
        }
        seconds = length;
      }
    }
    return seconds;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
