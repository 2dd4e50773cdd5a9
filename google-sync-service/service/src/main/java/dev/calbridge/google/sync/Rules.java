package dev.calbridge.google.sync;

/**
 * What may be done about a difference.
 *
 * @param policy who wins a conflict
 * @param mayWriteOurs false for a link outwards only, for a read-only entry, and after the house
 *     has refused the change
 * @param mayWriteTheirs false for a link inwards only
 */
public record Rules(ConflictPolicy policy, boolean mayWriteOurs, boolean mayWriteTheirs) {

  /** The same rules after the house has said no. */
  public Rules refused() {
    return new Rules(policy, false, mayWriteTheirs);
  }
}
