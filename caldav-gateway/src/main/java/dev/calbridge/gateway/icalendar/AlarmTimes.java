package dev.calbridge.gateway.icalendar;

import dev.calbridge.recurrence.Occurrence;
import dev.calbridge.recurrence.Spans;
import dev.calbridge.recurrence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** When alarms ring (RFC 5545 section 3.8.6.3). Repetitions are not looked at. */
public final class AlarmTimes {

  /** Farther from its event no alarm is looked for. */
  private static final Duration FARTHEST = Duration.ofDays(60);

  private AlarmTimes() {}

  /**
   * Whether the alarm rings in the window for any occurrence.
   *
   * @param occurrences those of a window
   * @param zone in which whole days begin
   */
  public static boolean rings(
      Component alarm,
      TimeWindow window,
      Function<TimeWindow, List<Occurrence>> occurrences,
      ZoneId zone) {
    ContentLine trigger = alarm.first("TRIGGER").orElse(null);
    if (trigger == null) {
      return false;
    }
    try {
      String value = trigger.value().strip();
      if (Moment.DATE_TIME.matcher(value).matches()) {
        Instant instant = Moment.utc(value);
        return window.overlaps(instant, instant.plusNanos(1));
      }
      boolean before = value.startsWith("-");
      NominalDuration length = NominalDuration.parse(before ? value.substring(1) : value);
      Duration distance = length.time().plusDays(length.days());
      Duration offset = before ? distance.negated() : distance;
      boolean fromEnd = trigger.parameter("RELATED").filter("END"::equalsIgnoreCase).isPresent();
      return occurrences.apply(widened(window)).stream()
          .map(
              one ->
                  (fromEnd
                          ? Spans.endInstant(one.span(), zone)
                          : Spans.startInstant(one.span(), zone))
                      .plus(offset))
          .anyMatch(instant -> window.overlaps(instant, instant.plusNanos(1)));
    } catch (UnreadableCalendar e) {
      return false;
    }
  }

  private static TimeWindow widened(TimeWindow window) {
    return new TimeWindow(
        window.start() == null ? null : window.start().minus(FARTHEST),
        window.end() == null ? null : window.end().plus(FARTHEST));
  }
}
