package dev.calbridge.google.rest;

import dev.calbridge.kit.problem.ProblemException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Closed sets of words in requests and answers: kebab-case outside, enums inside. */
final class Choices {

  private Choices() {}

  static String kebab(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <T> T chosen(String value, Function<String, T> values, String name, String allowed) {
    if (value.equals(value.toLowerCase(Locale.ROOT))) {
      try {
        return values.apply(value.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException _) {
        throw invalid(name + " must be " + allowed + ".");
      }
    }
    throw invalid(name + " must be " + allowed + ".");
  }

  static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw invalid(name + " is missing.");
    }
    return value;
  }

  static ProblemException invalid(String detail) {
    return new ProblemException(400, "invalid-request", detail);
  }
}
