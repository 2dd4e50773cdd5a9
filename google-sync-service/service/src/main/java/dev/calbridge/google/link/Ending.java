package dev.calbridge.google.link;

/** How a visit to a pair ended. */
sealed interface Ending {
  /** In line, until one side changes. */
  record Settled(Pair pair) implements Ending {}

  /** Neither side has it. */
  record Forgotten(Pair pair) implements Ending {}

  /** Another pair has the entry by now: there is nothing left of this one. */
  record Superseded() implements Ending {}

  /** Cannot be brought in line now. */
  record Parked(Pair pair, String reason) implements Ending {
    static final String REJECTED = "rejected-by-google";
  }
}
