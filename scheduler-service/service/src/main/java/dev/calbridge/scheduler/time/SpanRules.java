package dev.calbridge.scheduler.time;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a span must keep to be stored. */
public final class SpanRules {

  /** First and last year that calendars and databases agree on without surprises. */
  public static final int FIRST_YEAR = 1970;

  public static final int LAST_YEAR = 2200;

  private static final int MOST_DAYS = 366;

  private SpanRules() {}

  public static Optional<BrokenRule> broken(@Nullable EntrySpan span) {
    return switch (span) {
      case null -> Optional.of(incomplete());
      case EntrySpan.Timed timed -> broken(timed);
      case EntrySpan.AllDay days -> broken(days);
    };
  }

  private static Optional<BrokenRule> broken(EntrySpan.Timed span) {
    return complete(span.start(), span.end(), span.zone())
        .also(() -> Zones.broken(span.zone().getId()))
        .also(() -> years(span.start().toLocalDate(), span.end().toLocalDate()))
        .also(
            () ->
                new Checks()
                    .that(wholeSeconds(span), SpanRules::fraction)
                    .that(span.end().isAfter(span.start()), SpanRules::backwards)
                    // A gap moves its times: the end may be later on the wall and earlier in fact.
                    .that(Instants.end(span).isAfter(Instants.start(span)), SpanRules::backwards)
                    .first())
        .first();
  }

  private static Optional<BrokenRule> broken(EntrySpan.AllDay span) {
    return complete(span.start(), span.end())
        .also(() -> years(span.start(), span.end()))
        .also(
            () -> new Checks().that(span.end().isAfter(span.start()), SpanRules::backwards).first())
        .first();
  }

  // JSON may leave out what the records promise.
  private static Checks complete(@Nullable Object... parts) {
    boolean complete = true;
    for (Object part : parts) {
      complete &= part != null;
    }
    return new Checks().that(complete, SpanRules::incomplete);
  }

  private static Optional<BrokenRule> years(LocalDate start, LocalDate end) {
    return new Checks()
        .that(
            start.getYear() >= FIRST_YEAR
                && start.getYear() <= LAST_YEAR
                && end.getYear() >= FIRST_YEAR
                && end.getYear() <= LAST_YEAR,
            () ->
                BrokenRule.invalid(
                    "time-out-of-range",
                    "Dates lie between the years " + FIRST_YEAR + " and " + LAST_YEAR + "."))
        .that(
            ChronoUnit.DAYS.between(start, end) <= MOST_DAYS,
            () -> BrokenRule.limit("span-too-long", "At most " + MOST_DAYS + " days."))
        .first();
  }

  private static boolean wholeSeconds(EntrySpan.Timed span) {
    LocalDateTime start = span.start().truncatedTo(ChronoUnit.SECONDS);
    LocalDateTime end = span.end().truncatedTo(ChronoUnit.SECONDS);
    return start.equals(span.start()) && end.equals(span.end());
  }

  private static BrokenRule incomplete() {
    return BrokenRule.invalid("span-incomplete", "A span has a start, an end and maybe a zone.");
  }

  private static BrokenRule fraction() {
    return BrokenRule.invalid("span-fraction", "Times are whole seconds.");
  }

  private static BrokenRule backwards() {
    return BrokenRule.invalid("end-not-after-start", "The end must be after the start.");
  }
}
