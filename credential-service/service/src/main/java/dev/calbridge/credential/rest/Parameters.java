package dev.calbridge.credential.rest;

import dev.calbridge.credential.credential.CredentialSearch.Place;
import dev.calbridge.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Query parameters and headers, which anybody may fill with anything. */
final class Parameters {

  static final int MOST_ITEMS = 500;
  private static final int LONGEST_CURSOR = 1024;
  private static final int LONGEST_KEY = 128;

  private Parameters() {}

  static int limit(@Nullable String limit, int usual) {
    if (limit == null) {
      return usual;
    }
    try {
      int wanted = Integer.parseInt(limit);
      if (wanted >= 1 && wanted <= MOST_ITEMS) {
        return wanted;
      }
    } catch (NumberFormatException none) {
      // told below
    }
    throw new ProblemException(400, "limit-out-of-range", "Ask for 1 to " + MOST_ITEMS + " items.");
  }

  static @Nullable UUID id(@Nullable String value, String name) {
    try {
      return value == null ? null : UUID.fromString(value);
    } catch (IllegalArgumentException none) {
      throw invalid(name);
    }
  }

  static <E extends Enum<E>> @Nullable E choice(
      Class<E> choices, @Nullable String value, String name) {
    try {
      return value == null ? null : Enum.valueOf(choices, value);
    } catch (IllegalArgumentException none) {
      throw invalid(name);
    }
  }

  static @Nullable Instant instant(@Nullable String value, String name) {
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeParseException none) {
      throw invalid(name);
    }
  }

  /** Opaque to others; a place in the list to us. */
  static String cursor(Place place) {
    String text = place.id() + place.userName();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static @Nullable Place place(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      if (cursor.length() <= LONGEST_CURSOR) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        return new Place(text.substring(36), UUID.fromString(text.substring(0, 36)));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException none) {
      // told below
    }
    throw malformedCursor();
  }

  static @Nullable Long entry(@Nullable String cursor) {
    try {
      return cursor == null ? null : Long.valueOf(cursor);
    } catch (NumberFormatException none) {
      throw malformedCursor();
    }
  }

  /** Header {@code Idempotency-Key}: chosen by the caller, printable ASCII. */
  static @Nullable String idempotencyKey(@Nullable String key) {
    if (key == null) {
      return null;
    }
    boolean printable = key.chars().allMatch(character -> character > ' ' && character < 127);
    if (key.isEmpty() || key.length() > LONGEST_KEY || !printable) {
      throw new ProblemException(
          400,
          "idempotency-key-invalid",
          "Idempotency-Key has 1 to " + LONGEST_KEY + " printable ASCII characters, no blank.");
    }
    return key;
  }

  private static ProblemException invalid(String name) {
    return new ProblemException(
        400, "parameter-invalid", "Parameter " + name + " has no such value.");
  }

  private static ProblemException malformedCursor() {
    return new ProblemException(
        400, "cursor-malformed", "Take the cursor from the page before as it is.");
  }
}
