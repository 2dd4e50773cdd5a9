package dev.calbridge.recurrence;

import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * Starts of a series in wall-clock time, in order: those of the rule and the added ones without the
 * excluded ones, as the recurrence set of RFC 5545 section 3.8.5.3. Ends by itself after {@link
 * Occurrences#MAX_INSTANCES}.
 */
final class OccurrenceStarts implements Iterator<LocalDateTime> {

  private final RecurrenceRuleIterator instances;
  private final Deque<LocalDateTime> added;
  private final Set<LocalDateTime> excluded;
  private int steps;
  private @Nullable LocalDateTime ofRule;
  private @Nullable LocalDateTime next;
  private boolean cutShort;

  OccurrenceStarts(EntrySpan span, Recurrence recurrence) throws UnusableRule {
    RecurrenceRule rule = Rule.parse(recurrence.rule());
    added = new ArrayDeque<>(new TreeSet<>(recurrence.added()));
    excluded = new HashSet<>(recurrence.excluded());
    DateTime until = rule.getUntil();
    if (until != null) {
      rule.setUntil(floating(Rule.untilLocal(until.toString(), span)));
    }
    try {
      instances = rule.iterator(floating(Spans.start(span)));
    } catch (IllegalArgumentException e) {
      throw new UnusableRule("The RRULE cannot be expanded");
    }
    ofRule = nextOfRule();
    advance();
  }

  void skipTo(LocalDateTime from) {
    LocalDateTime upcoming = next;
    if (upcoming == null || !upcoming.isBefore(from)) {
      return;
    }
    while (!added.isEmpty() && added.getFirst().isBefore(from)) {
      added.removeFirst();
    }
    if (ofRule != null && ofRule.isBefore(from)) {
      instances.fastForward(floating(from));
      ofRule = nextOfRule();
    }
    advance();
  }

  /** True if the end came from a limit and not from the series. */
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
    LocalDateTime candidate;
    do {
      candidate = smallest();
    } while (candidate != null && excluded.contains(candidate));
    next = candidate;
  }

  /** The same start from both sources counts once. */
  private @Nullable LocalDateTime smallest() {
    LocalDateTime rule = ofRule;
    LocalDateTime listed = added.peekFirst();
    if (rule == null || (listed != null && !listed.isAfter(rule))) {
      added.pollFirst();
    }
    if (rule != null && (listed == null || !rule.isAfter(listed))) {
      ofRule = nextOfRule();
      return rule;
    }
    return listed;
  }

  private @Nullable LocalDateTime nextOfRule() {
    try {
      if (!instances.hasNext()) {
        return null;
      }
      if (++steps > Occurrences.MAX_INSTANCES) {
        cutShort = true;
        return null;
      }
      return local(instances.nextDateTime());
    } catch (IllegalArgumentException | ArithmeticException e) {
      // The library gives up on rules that match nothing for very long.
      cutShort = true;
      return null;
    }
  }

  private static DateTime floating(LocalDateTime time) {
    // Months count from 0 there.
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
