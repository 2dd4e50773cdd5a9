package dev.calbridge.scheduler.base;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks in a row; the first broken rule counts. */
public final class Checks {

  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  private @Nullable BrokenRule first;

  /** A text that must be there. Lengths are counted in UTF-16 units. */
  public Checks required(String field, String value, int most) {
    return that(
            !value.isBlank(), () -> BrokenRule.invalid(field + "-missing", "Give a " + field + "."))
        .optional(field, value, most);
  }

  /** A text that may be absent. PostgreSQL cannot hold U+0000. */
  public Checks optional(String field, @Nullable String value, int most) {
    if (value == null) {
      return this;
    }
    return that(
            value.length() <= most,
            () ->
                BrokenRule.limit(
                    field + "-too-long", "At most " + most + " characters for " + field + "."))
        .that(
            value.indexOf('\0') < 0,
            () -> BrokenRule.invalid(field + "-invalid", "No NUL in " + field + "."));
  }

  /** A text of a certain form, or absent. */
  public Checks matches(String field, @Nullable String value, Pattern form) {
    return that(
        value == null || form.matcher(value).matches(),
        () ->
            BrokenRule.invalid(field + "-invalid", "This is not how a " + field + " is written."));
  }

  /** {@code #RRGGBB} or absent. */
  public Checks color(@Nullable String value) {
    return that(
        value == null || COLOR.matcher(value).matches(),
        () -> BrokenRule.invalid("color-invalid", "A color is written #RRGGBB."));
  }

  public Checks range(String field, int value, int least, int most) {
    return that(
        value >= least && value <= most,
        () ->
            BrokenRule.invalid(
                field + "-out-of-range", field + " is from " + least + " to " + most + "."));
  }

  public Checks that(boolean holds, Supplier<BrokenRule> otherwise) {
    if (first == null && !holds) {
      first = otherwise.get();
    }
    return this;
  }

  public Checks also(Supplier<Optional<BrokenRule>> others) {
    if (first == null) {
      first = others.get().orElse(null);
    }
    return this;
  }

  public Optional<BrokenRule> first() {
    return Optional.ofNullable(first);
  }
}
