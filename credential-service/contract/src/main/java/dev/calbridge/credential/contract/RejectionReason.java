package dev.calbridge.credential.contract;

/** Why a use was rejected, for the tenant's administrator; whoever tried is never told. */
public enum RejectionReason {
  WRONG_PASSWORD,
  NOT_YET_VALID,
  EXPIRED,
  UNCONFIRMED,
  WITHOUT_PASSWORD,
  /** It opens another service class. */
  OTHER_CLASS,
  /** Not judged: too many wrong passwords before it. */
  THROTTLED
}
