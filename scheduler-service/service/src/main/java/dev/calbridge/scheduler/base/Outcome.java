package dev.calbridge.scheduler.base;

import java.util.List;

/** What became of a request. */
public sealed interface Outcome<T> {

  /**
   * It is done.
   *
   * @param created true if the thing was not there before
   * @param warnings what the caller may want to know about it
   */
  record Done<T>(T value, boolean created, List<Warning> warnings) implements Outcome<T> {

    public Done {
      warnings = List.copyOf(warnings);
    }

    /** Nothing to warn of. */
    public Done(T value, boolean created) {
      this(value, created, List.of());
    }
  }

  /** Nothing was changed. */
  record Failed<T>(Failure failure) implements Outcome<T> {}
}
