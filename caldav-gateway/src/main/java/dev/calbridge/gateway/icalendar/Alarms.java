package dev.calbridge.gateway.icalendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
   * Whether the alarms ring as the reminders do and say nothing more: then nobody has chosen them.
   *
   * @param alarms whole VALARM components, as content lines
   * @param reminders minutes before the start
   */
  public static boolean areDefault(List<String> alarms, List<Integer> reminders) {
    List<Long> seconds = new ArrayList<>();
    for (List<ContentLine> alarm : split(alarms)) {
      Long before = secondsBefore(alarm);
      if (before == null) {
        return false;
      }
      seconds.add(before);
    }
    Set<Long> expected = new HashSet<>();
    reminders.forEach(minutes -> expected.add(60L * Math.max(0, minutes)));
    return seconds.size() == reminders.size() && new TreeSet<>(seconds).equals(expected);
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
  private static @Nullable Long secondsBefore(List<ContentLine> alarm) {
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
