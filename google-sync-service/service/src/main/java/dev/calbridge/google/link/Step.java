package dev.calbridge.google.link;

/**
 * What one round of a visit did.
 *
 * <p>{@code refused}: the house does not want what Google has, so Google is to be set right.
 */
sealed interface Step {

  static Step parked(Pair pair, String reason) {
    return new End(new Ending.Parked(pair, reason));
  }

  /** The visit is over. */
  record End(Ending ending) implements Step {}

  /** Something was done or cleared up: look again. */
  record Again(Pair pair, boolean refused) implements Step {}

  /** Somebody else was faster (412, or a stale version in the house): decide anew. */
  record Overtaken(Pair pair, boolean refused) implements Step {}

  /** A part of a series is done, others are not. */
  record Onwards(Pair pair, boolean refused) implements Step {}
}
