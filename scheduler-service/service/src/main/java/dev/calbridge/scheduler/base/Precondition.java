package dev.calbridge.scheduler.base;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a writer says about the state it wants to change (RFC 9110 section 13.1). */
public sealed interface Precondition {

  /**
   * Why the state does not meet it, or empty.
   *
   * @param current version that is there, or null if nothing is
   */
  default Optional<Failure> failure(@Nullable Long current) {
    boolean met =
        switch (this) {
          case Version version -> current != null && current == version.expected();
          case Present _ -> current != null;
          case Absent _ -> current == null;
          case None _ -> true;
        };
    if (met) {
      return Optional.empty();
    }
    return Optional.of(this instanceof Absent ? Failure.exists() : Failure.stale());
  }

  /** {@code If-Match} with one version. */
  record Version(long expected) implements Precondition {}

  /** {@code If-Match: *}: it must be there. */
  record Present() implements Precondition {}

  /** {@code If-None-Match: *}: it must not be there. */
  record Absent() implements Precondition {}

  /** The writer said nothing. */
  record None() implements Precondition {}
}
