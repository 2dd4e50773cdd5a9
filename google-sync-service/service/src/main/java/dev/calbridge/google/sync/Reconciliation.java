package dev.calbridge.google.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides. A three-way comparison: a side has changed if it no longer says what
 * it said when both agreed; time stamps play no part, because clocks differ.
 *
 * <p>The two sides are treated alike but for one rule: a link inwards never undoes what the house
 * itself changed, while a link outwards keeps Google a true copy.
 */
public final class Reconciliation {

  private Reconciliation() {}

  /**
   * Decides about one event.
   *
   * @param last what both last agreed on; null if they never did
   */
  public static Decision decide(@Nullable Agreement last, Side ours, Side theirs, Rules rules) {
    EventContent house = ours.contentOrNull();
    EventContent google = theirs.contentOrNull();
    if (house == null && google == null) {
      return new Decision.Forget();
    }
    if (last == null) {
      return first(ours, theirs, rules);
    }
    boolean houseChanged = !last.ours().equals(house) && !rules.oursTooOld();
    boolean googleChanged = !last.theirs().equals(google) && !rules.theirsTooOld();
    if (!houseChanged && !googleChanged) {
      return new Decision.Nothing();
    }
    if (house != null && google != null && house.equals(google)) {
      return new Decision.Agree(new Agreement(house, google));
    }
    if (houseChanged && googleChanged) {
      return merged(last, house, google, rules).orElseGet(() -> conflict(house, google, rules));
    }
    return houseChanged ? houseChanged(house, rules) : googleChanged(house, google, rules);
  }

  private static Decision first(Side ours, Side theirs, Rules rules) {
    return switch (ours) {
      case Side.Absent() ->
          switch (theirs) {
            case Side.Absent() -> new Decision.Forget();
            case Side.Present(EventContent content, boolean upcoming) ->
                upcoming && rules.mayWriteOurs() && !rules.theirsTooOld()
                    ? new Decision.WriteOurs(content, Cause.CHANGE)
                    : new Decision.Nothing();
          };
      case Side.Present(EventContent house, boolean upcoming) ->
          switch (theirs) {
            case Side.Absent() ->
                upcoming && rules.mayWriteTheirs() && !rules.oursTooOld()
                    ? new Decision.WriteTheirs(house, Cause.CHANGE)
                    : new Decision.Nothing();
            case Side.Present(EventContent google, boolean _) ->
                house.equals(google)
                    ? new Decision.Agree(new Agreement(house, google))
                    : conflict(house, google, rules);
          };
    };
  }

  private static Decision houseChanged(@Nullable EventContent house, Rules rules) {
    return rules.mayWriteTheirs() ? writeTheirs(house, Cause.CHANGE) : new Decision.Nothing();
  }

  private static Decision googleChanged(
      @Nullable EventContent house, @Nullable EventContent google, Rules rules) {
    if (rules.mayWriteOurs()) {
      return writeOurs(google, Cause.CHANGE);
    }
    return rules.mayWriteTheirs() ? writeTheirs(house, Cause.RESTORE) : new Decision.Nothing();
  }

  /** Edits of different things are no conflict, where changes travel both ways. */
  private static Optional<Decision> merged(
      Agreement last, @Nullable EventContent house, @Nullable EventContent google, Rules rules) {
    return house == null || google == null || !rules.mayWriteOurs() || !rules.mayWriteTheirs()
        ? Optional.empty()
        : FieldMerge.of(last, house, google)
            .map(
                both ->
                    both.equals(house)
                        ? writeTheirs(house, Cause.CHANGE)
                        : new Decision.Merge(both, google));
  }

  private static Decision conflict(
      @Nullable EventContent house, @Nullable EventContent google, Rules rules) {
    boolean houseWins =
        rules.mayWriteTheirs()
            && (rules.policy() == ConflictPolicy.KEEP_OURS || !rules.mayWriteOurs());
    if (houseWins) {
      return writeTheirs(house, Cause.CONFLICT);
    }
    return rules.mayWriteOurs() ? writeOurs(google, Cause.CONFLICT) : new Decision.Nothing();
  }

  /** Google refuses a series without any occurrence, and would go on showing the last one. */
  private static Decision writeTheirs(@Nullable EventContent house, Cause cause) {
    return house == null || !house.takesPlace()
        ? new Decision.DeleteTheirs(cause)
        : new Decision.WriteTheirs(house, cause);
  }

  private static Decision writeOurs(@Nullable EventContent google, Cause cause) {
    return google == null ? new Decision.DeleteOurs(cause) : new Decision.WriteOurs(google, cause);
  }
}
