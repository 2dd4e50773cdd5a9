package dev.calbridge.gateway.icalendar;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A DURATION (RFC 5545 section 3.3.6).
 *
 * @param days by the calendar, weeks included
 * @param time exact
 */
record NominalDuration(int days, Duration time) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\+?P(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?"
              + "(?:T(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,8})S)?)?");

  static NominalDuration parse(String value) throws UnreadableCalendar {
    Matcher form = FORM.matcher(value.strip());
    if (!form.matches()) {
      throw UnreadableCalendar.data("DURATION is no duration forwards in time");
    }
    return new NominalDuration(
        7 * number(form.group(1)) + number(form.group(2)),
        Duration.ofHours(number(form.group(3)))
            .plusMinutes(number(form.group(4)))
            .plusSeconds(number(form.group(5))));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
