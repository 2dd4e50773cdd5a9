package dev.calbridge.google.sync;

/**
 * What may be done about a difference.
 *
 * @param policy who wins a conflict
 * @param mayWriteOurs false for a link outwards only, for a read-only entry, and after the house
 *     has refused the change
 * @param mayWriteTheirs false for a link inwards only
 * @param oursTooOld true if the house's last change lies further back than the link looks; it then
 *     counts as none
 * @param theirsTooOld the same of Google's
 */
public record Rules(
    ConflictPolicy policy,
    boolean mayWriteOurs,
    boolean mayWriteTheirs,
    boolean oursTooOld,
    boolean theirsTooOld) {

  /** However old a change is. */
  public Rules(ConflictPolicy policy, boolean mayWriteOurs, boolean mayWriteTheirs) {
    this(policy, mayWriteOurs, mayWriteTheirs, false, false);
  }
}
