package dev.calbridge.google.sync;

/** What to do about one event. */
public sealed interface Decision {

  /** Whether both sides had changed the same, so that one of them loses. */
  default boolean hasLoser() {
    return switch (this) {
      case WriteTheirs(EventContent _, Cause cause) -> cause == Cause.CONFLICT;
      case WriteOurs(EventContent _, Cause cause) -> cause == Cause.CONFLICT;
      case DeleteTheirs(Cause cause) -> cause == Cause.CONFLICT;
      case DeleteOurs(Cause cause) -> cause == Cause.CONFLICT;
      case Nothing _, Forget _, Agree _, Merge _ -> false;
    };
  }

  /** Both sides are as they should be, or the difference is none of the link's business. */
  record Nothing() implements Decision {}

  /** Neither side has it: the link need not remember it. */
  record Forget() implements Decision {}

  /** Both sides say the same without having been told by each other: remember it. */
  record Agree(Agreement agreement) implements Decision {}

  /** Google gets this content, by a new event if it has none. */
  record WriteTheirs(EventContent content, Cause cause) implements Decision {}

  /** The house gets this content, by a new entry if it has none. */
  record WriteOurs(EventContent content, Cause cause) implements Decision {}

  /**
   * Both changed, and not the same thing: the house gets both edits, then Google.
   *
   * @param merged with both edits
   * @param theirs what Google says now; counts as agreed once the house has it
   */
  record Merge(EventContent merged, EventContent theirs) implements Decision {}

  /** The event goes from Google. */
  record DeleteTheirs(Cause cause) implements Decision {}

  /** The entry goes from the house. */
  record DeleteOurs(Cause cause) implements Decision {}
}
