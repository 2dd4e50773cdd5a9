package dev.calbridge.scheduler.waitinglist;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.time.SpanRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer who waits for a time.
 *
 * @param customer who
 * @param resource for whose time, or null for any that keeps a waiting list
 * @param type for what kind of appointment, or null
 * @param from not before
 * @param until not after
 * @param minutes how long it has to be; null means the type's usual length, or 30
 * @param notes or null
 * @param expires when the customer no longer waits; absent means at the end
 */
public record Waiting(
    @Nullable UUID customer,
    @Nullable UUID resource,
    @Nullable UUID type,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer minutes,
    @Nullable String notes,
    @Nullable Instant expires)
    implements Checked {

  private static final Duration LONGEST = Duration.ofDays(400);

  public Waiting {
    notes = Absent.blank(notes);
    expires = expires == null ? until : expires;
  }

  @Override
  public Optional<BrokenRule> broken() {
    if (customer == null || from == null || until == null || expires == null) {
      return Optional.of(BrokenRule.invalid("waiting-incomplete", "Say customer, from and until."));
    }
    Instant first = from;
    Instant last = until;
    Instant end = expires;
    return new Checks()
        .that(
            inRange(first) && inRange(last) && inRange(end),
            () -> BrokenRule.invalid("time-out-of-range", "A time is out of range."))
        .that(
            last.isAfter(first),
            () -> BrokenRule.invalid("end-not-after-start", "The end must be after the start."))
        .also(
            () ->
                new Checks()
                    .that(
                        Duration.between(first, last).compareTo(LONGEST) <= 0,
                        () -> BrokenRule.limit("span-too-long", "At most 400 days."))
                    .first())
        .range("minutes", minutes == null ? 1 : minutes, 1, 1440)
        .optional("notes", notes, 4000)
        .first();
  }

  private static boolean inRange(Instant time) {
    // The year of an instant far away cannot be said.
    if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("2300-01-01T00:00:00Z"))) {
      return false;
    }
    return time.atOffset(ZoneOffset.UTC).getYear() <= SpanRules.LAST_YEAR;
  }

  /** Keeps what people wrote out of every log. */
  @Override
  public String toString() {
    return "Waiting[" + customer + "]";
  }
}
