package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of a list by start ended; opaque to callers. */
record Cursor(OffsetDateTime from, UUID id) {

  private static final Cursor BEGINNING =
      new Cursor(Spans.utc(Instant.EPOCH.minusSeconds(86_400L * 366)), new UUID(0, 0));

  /**
   * @throws ProblemException 400 {@code cursor-malformed}
   */
  static Cursor parse(@Nullable String text) {
    if (text == null) {
      return BEGINNING;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      int slash = plain.indexOf('/');
      return new Cursor(
          Spans.utc(Instant.parse(plain.substring(0, slash))),
          UUID.fromString(plain.substring(slash + 1)));
    } catch (RuntimeException malformed) {
      throw new ProblemException(
          400, "cursor-malformed", "Take the cursor from the page before as it is.");
    }
  }

  @Override
  public String toString() {
    String plain = from.toInstant() + "/" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }
}
