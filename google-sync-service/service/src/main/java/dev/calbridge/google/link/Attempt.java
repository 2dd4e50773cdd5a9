package dev.calbridge.google.link;

/**
 * What became of one of several things asked for at once.
 *
 * @param <T> what it gives
 */
public sealed interface Attempt<T> {

  record Done<T>(T value) implements Attempt<T> {}

  /** {@code TRY_LATER} may mean that it was done and nobody knows. */
  record Failed<T>(GoogleFault fault) implements Attempt<T> {}
}
