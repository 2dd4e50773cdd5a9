package dev.calbridge.scheduler.time;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a recurrence must keep to be stored: it is valid, bounded and cheap to expand. */
public final class RecurrenceRules {

  private static final int LONGEST_RULE = 500;
  private static final int MOST_OCCURRENCES = 4000;
  private static final int MOST_EXCLUDED = 1000;
  private static final int MOST_ADDED = 1000;
  private static final int LARGEST_INTERVAL = 10_000;

  private RecurrenceRules() {}

  /** The span must break no rule of its own. */
  public static Optional<BrokenRule> broken(@Nullable Recurrence recurrence, EntrySpan span) {
    if (recurrence == null) {
      return Optional.empty();
    }
    // JSON may leave out what the record promises.
    if (recurrence.rule() == null || recurrence.rule().isBlank()) {
      return Optional.of(invalid("The recurrence has no rule."));
    }
    Optional<BrokenRule> size =
        new Checks()
            .optional("rule", recurrence.rule(), LONGEST_RULE)
            .that(
                recurrence.excluded().size() <= MOST_EXCLUDED,
                () ->
                    BrokenRule.limit(
                        "too-many-excluded", "At most " + MOST_EXCLUDED + " excluded dates."))
            .that(
                recurrence.added().size() <= MOST_ADDED,
                () -> BrokenRule.limit("too-many-added", "At most " + MOST_ADDED + " added dates."))
            .that(
                recurrence.overrides().isEmpty(),
                () ->
                    BrokenRule.invalid(
                        "overrides-misplaced",
                        "Changed occurrences stand beside the recurrence, not in it."))
            .first();
    if (size.isPresent()) {
      return size;
    }
    Optional<BrokenRule> dates =
        Stream.concat(recurrence.excluded().stream(), recurrence.added().stream())
            .map(RecurrenceRules::brokenDate)
            .flatMap(Optional::stream)
            .findFirst();
    if (dates.isPresent()) {
      return dates;
    }
    try {
      return broken(Rule.parse(recurrence.rule()), span);
    } catch (IllegalArgumentException unreadable) {
      return Optional.of(invalid("Not a recurrence rule (RFC 5545 section 3.3.10)."));
    }
  }

  /** Of a start that names an occurrence. */
  public static Optional<BrokenRule> brokenDate(LocalDateTime date) {
    return date.getYear() >= SpanRules.FIRST_YEAR && date.getYear() <= SpanRules.LAST_YEAR
        ? Optional.empty()
        : Optional.of(
            BrokenRule.invalid("time-out-of-range", "An occurrence's date is out of range."));
  }

  private static Optional<BrokenRule> broken(Rule rule, EntrySpan span) {
    Integer until = rule.untilYear();
    return new Checks()
        .that(
            !rule.tooFrequent(),
            () ->
                BrokenRule.invalid(
                    "recurrence-too-frequent", "Nothing repeats by the minute or second."))
        .that(
            rule.count() <= MOST_OCCURRENCES,
            () ->
                BrokenRule.limit(
                    "too-many-occurrences", "At most " + MOST_OCCURRENCES + " occurrences."))
        .that(
            rule.interval() <= LARGEST_INTERVAL,
            () -> BrokenRule.limit("interval-too-large", "The interval is too large."))
        .that(
            until == null || (until >= SpanRules.FIRST_YEAR && until <= SpanRules.LAST_YEAR),
            () -> BrokenRule.invalid("time-out-of-range", "UNTIL is out of range."))
        .also(
            () ->
                new Checks()
                    .that(rule.occurs(span), () -> invalid("The rule never yields a date."))
                    .first())
        .first();
  }

  private static BrokenRule invalid(String detail) {
    return BrokenRule.invalid("recurrence-invalid", detail);
  }
}
