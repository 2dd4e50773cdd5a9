package dev.calbridge.google.link;

import java.time.Duration;
import java.time.Instant;

/**
 * Stops deletions from Google that come in masses: an empty calendar is more often an accident than
 * a wish. What is held waits for somebody to release or revert it.
 */
public final class DeletionGuard {

  /** Why a pair is parked whose deletion is held. */
  public static final String HELD = "deletion-held";

  private final Deletions deletions;
  private final Limits limits;

  DeletionGuard(Deletions deletions, Limits limits) {
    this.deletions = deletions;
    this.limits = limits;
  }

  /**
   * What is too much.
   *
   * @param least so many deletions are never too many
   * @param share of the link's pairs, 0 to 1
   * @param window within which deletions are counted
   */
  public record Limits(int least, double share, Duration window) {}

  /** What is to become of a deletion. */
  enum Verdict {
    PASS,
    HOLD,
    /** The event comes back in Google. */
    REVERT
  }

  Verdict judge(Link link, Pair pair, Instant now) {
    return switch (deletions.ruling(link, now)) {
      case RELEASE -> pass(link, pair, now);
      case REVERT -> Verdict.REVERT;
      case NONE -> {
        Deletions.Count count = deletions.count(link, pair, now.minus(limits.window()));
        double most = Math.max(limits.least(), limits.share() * count.standing());
        yield count.deleted() + 1 > most ? Verdict.HOLD : pass(link, pair, now);
      }
    };
  }

  /** Noted before it is done: a crash may count one too many, never one too few. */
  private Verdict pass(Link link, Pair pair, Instant now) {
    deletions.note(link, pair, now);
    return Verdict.PASS;
  }
}
