package dev.calbridge.credential.contract;

/**
 * Whether a service credential opens anything now, and if not, why. Of several reasons the first of
 * this order counts: expired, unconfirmed, without password, not yet valid.
 */
public enum CredentialState {
  ACTIVE,
  /** Its first day is still to come. */
  NOT_YET_VALID,
  /** Its last day is over. */
  EXPIRED,
  /** An administrator has not confirmed it. */
  UNCONFIRMED,
  /** Its user has not set a password yet. */
  WITHOUT_PASSWORD
}
