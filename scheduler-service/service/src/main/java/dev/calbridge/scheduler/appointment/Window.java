package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a resource's book.
 *
 * @param resource whose
 * @param from inclusive
 * @param to exclusive
 * @param after cursor from the page before, or null
 * @param limit most items of a page
 */
public record Window(UUID resource, Instant from, Instant to, @Nullable String after, int limit) {

  private static final Duration LONGEST = Duration.ofDays(400);

  public Optional<BrokenRule> broken() {
    return new Checks()
        .that(
            to.isAfter(from),
            () -> BrokenRule.invalid("window-invalid", "The window ends before it begins."))
        .that(
            Duration.between(from, to).compareTo(LONGEST) <= 0,
            () -> BrokenRule.limit("window-too-long", "At most " + LONGEST.toDays() + " days."))
        .first();
  }
}
