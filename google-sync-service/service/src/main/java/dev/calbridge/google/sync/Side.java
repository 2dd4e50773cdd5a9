package dev.calbridge.google.sync;

import org.jspecify.annotations.Nullable;

/** What one of the two calendars says about an event now. */
public sealed interface Side {

  /** It has no such event. */
  record Absent() implements Side {}

  /**
   * It has the event.
   *
   * @param upcoming true if the event, or one of its occurrences, ends now or later; only such
   *     events are taken over for the first time
   */
  record Present(EventContent content, boolean upcoming) implements Side {}

  /** The content, or null if absent. */
  default @Nullable EventContent contentOrNull() {
    return switch (this) {
      case Absent() -> null;
      case Present(EventContent content, boolean _) -> content;
    };
  }
}
