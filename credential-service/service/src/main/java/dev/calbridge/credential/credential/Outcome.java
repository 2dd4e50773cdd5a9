package dev.calbridge.credential.credential;

import java.util.function.Function;

/**
 * What came of a request: a value, or the rule that stood against it.
 *
 * @param <T> what is there when no rule stood against it
 */
public sealed interface Outcome<T> {

  /** It may be, or it is done. */
  record Done<T>(T value) implements Outcome<T> {}

  /** Nothing has changed. */
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Goes on with the value; a refusal stays what it is. */
  default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> refused(refusal);
    };
  }
}
