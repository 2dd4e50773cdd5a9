package dev.calbridge.credential.rest;

import dev.calbridge.kit.problem.ProblemException;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Checks what JSON may leave out whatever a record says. */
final class Required {

  private static final int LONGEST_TEXT = 4096;

  private Required() {}

  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new ProblemException(400, "body-missing", "Send a JSON object.");
    }
    return body;
  }

  static <T> T field(@Nullable T value, String name) {
    if (value == null) {
      throw new ProblemException(400, "field-missing", "Field " + name + " is missing.");
    }
    return value;
  }

  /** Neither missing nor empty nor beyond all measure. */
  static String text(@Nullable String value, String name) {
    String text = field(value, name);
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new ProblemException(
          400, "field-invalid", "Field " + name + " is empty or far too long.");
    }
    return text;
  }

  /** As Keycloak or any other issuer writes it: printable ASCII (OIDC Core section 2). */
  static String subject(String value, String name) {
    boolean printable = value.chars().allMatch(character -> character > ' ' && character < 127);
    if (value.isEmpty() || value.length() > 255 || !printable) {
      throw new ProblemException(
          400, "field-invalid", "Field " + name + " is not a subject of a user account.");
    }
    return value;
  }

  /** IANA names only: an offset knows nothing of summer time. */
  static @Nullable ZoneId zone(@Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      if (ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException unknown) {
      // told below, like every other name that is not one
    }
    throw new ProblemException(
        400, "time-zone-unknown", "Field timeZone is not an IANA name like Europe/Berlin.");
  }
}
