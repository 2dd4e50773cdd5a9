package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.time.Interval;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which part of a book is asked for. */
final class Windows {

  private Windows() {}

  /**
   * @throws ProblemException 400 or 422 if it is incomplete or too large
   */
  static Window of(
      @Nullable UUID resource,
      @Nullable String from,
      @Nullable String to,
      @Nullable String after,
      int limit) {
    if (resource == null) {
      throw new ProblemException(400, "resource-missing", "Say in resource whose book you want.");
    }
    Window window =
        new Window(resource, instant("from", from), instant("to", to), after, Answers.limit(limit));
    window
        .broken()
        .ifPresent(
            rule -> {
              throw Answers.problem(rule);
            });
    return window;
  }

  /**
   * The same without a resource.
   *
   * @throws ProblemException 400 or 422 if it is incomplete or too large
   */
  static Interval stretch(@Nullable String from, @Nullable String to) {
    Window window = of(new UUID(0, 0), from, to, null, 1);
    return new Interval(window.from(), window.to());
  }

  static Instant instant(String name, @Nullable String text) {
    if (text == null) {
      throw new ProblemException(
          400, name + "-missing", "Say in " + name + " which time you want.");
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      if (instant.isBefore(Instant.parse("1900-01-01T00:00:00Z"))
          || instant.isAfter(Instant.parse("2300-01-01T00:00:00Z"))) {
        throw new ProblemException(400, "time-out-of-range", name + " is out of range.");
      }
      return instant;
    } catch (DateTimeException malformed) {
      throw new ProblemException(
          400, name + "-malformed", "Write " + name + " as 2026-11-23T00:00:00Z.");
    }
  }
}
