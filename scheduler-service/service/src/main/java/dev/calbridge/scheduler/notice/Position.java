package dev.calbridge.scheduler.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the stream of notices; grows from notice to notice.
 *
 * @param transaction number of the transaction that made the change
 * @param number of the change within all
 * @param at when it was made
 */
public record Position(String transaction, long number, Instant at) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,19})-(-?\\d{1,18})-(\\d{1,12})");

  /** Empty if the text is not one of ours. */
  public static Optional<Position> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Position(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Instant.ofEpochSecond(Long.parseLong(matcher.group(3)))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return transaction + "-" + number + "-" + at.getEpochSecond();
  }
}
