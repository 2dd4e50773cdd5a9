package dev.calbridge.google.link;

import java.time.Instant;

/** Deletions that came from Google lately, and what people decided about those held. */
public interface Deletions {

  /** How many there were since, this pair's own left out, and out of how many. */
  Count count(Link link, Pair pair, Instant since);

  /** Keeps that the pair's entry is about to be deleted; once per pair. */
  void note(Link link, Pair pair, Instant at);

  /** What somebody decided, as long as it holds. */
  Ruling ruling(Link link, Instant now);

  /** Keeps a decision until then. */
  void rule(Link link, Ruling ruling, Instant until);

  /**
   * @param deleted different pairs
   * @param standing pairs both sides had when the first of them went
   */
  record Count(int deleted, int standing) {}

  /** What people say about held deletions. */
  enum Ruling {
    NONE,
    /** They were meant: the entries go. */
    RELEASE,
    /** They were not: the events come back. */
    REVERT
  }
}
