package dev.calbridge.scheduler.base;

/** What became of a request. */
public sealed interface Outcome<T> {

  /**
   * It is done.
   *
   * @param created true if the thing was not there before
   */
  record Done<T>(T value, boolean created) implements Outcome<T> {}

  /** Nothing was changed. */
  record Failed<T>(Failure failure) implements Outcome<T> {}
}
