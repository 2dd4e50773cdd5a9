package dev.calbridge.gateway.recurrence;

import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/** Starts in wall-clock time, in order; ends by itself after {@link #Occurrences.MAX_INSTANCES}. */
final class OccurrenceStarts implements Iterator<LocalDateTime> {

  private final RecurrenceRuleIterator instances;
  private final List<LocalDateTime> excluded;
  private int steps;
  private @Nullable LocalDateTime next;
  private boolean cutShort;

  OccurrenceStarts(
      EntrySpan span, LocalDateTime first, RecurrenceRule rule, List<LocalDateTime> excluded)
      throws UnusableRule {
    this.excluded = excluded;
    DateTime until = rule.getUntil();
    if (until != null) {
      LocalDateTime last = Rule.untilLocal(until.toString(), span);
      rule.setUntil(floating(last));
    }
    try {
      instances = rule.iterator(floating(first));
    } catch (IllegalArgumentException e) {
      throw new UnusableRule("The RRULE cannot be expanded");
    }
    advance();
  }

  void skipTo(LocalDateTime from) {
    LocalDateTime upcoming = next;
    if (upcoming != null && upcoming.isBefore(from)) {
      instances.fastForward(floating(from));
      advance();
    }
  }

  boolean cutShort() {
    return cutShort;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public LocalDateTime next() {
    LocalDateTime current = next;
    if (current == null) {
      throw new NoSuchElementException();
    }
    advance();
    return current;
  }

  private void advance() {
    next = null;
    try {
      while (next == null && instances.hasNext()) {
        if (++steps > Occurrences.MAX_INSTANCES) {
          cutShort = true;
          return;
        }
        LocalDateTime candidate = local(instances.nextDateTime());
        next = excluded.contains(candidate) ? null : candidate;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      // The library gives up on rules that match nothing for very long.
      cutShort = true;
    }
  }

  private static DateTime floating(LocalDateTime time) {
    return new DateTime(
        time.getYear(),
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }

  private static LocalDateTime local(DateTime time) {
    return LocalDateTime.of(
            time.getYear(),
            time.getMonth() + 1,
            time.getDayOfMonth(),
            time.getHours(),
            time.getMinutes(),
            time.getSeconds())
        .truncatedTo(ChronoUnit.SECONDS);
  }
}
