package dev.calbridge.scheduler.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What opens a feed: 256 random bits. There is nothing to guess, so a plain hash is kept of it.
 *
 * @param value base64url without padding
 */
public record FeedSecret(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Number of random bytes. */
  public static final int BYTES = 32;

  public FeedSecret {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a feed's secret");
    }
  }

  /**
   * @param random gives {@link #BYTES} unpredictable bytes
   */
  public static FeedSecret fresh(Supplier<byte[]> random) {
    return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(random.get()));
  }

  /** Empty if the text cannot be one. */
  public static Optional<FeedSecret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new FeedSecret(text)) : Optional.empty();
  }

  /** SHA-256. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Keeps the secret out of every log. */
  @Override
  public String toString() {
    return "FeedSecret";
  }
}
