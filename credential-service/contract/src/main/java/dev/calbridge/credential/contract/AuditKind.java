package dev.calbridge.credential.contract;

/** What happened to a service credential. */
public enum AuditKind {
  CREATED,
  /** Branch, validity, label or confirmation. */
  CHANGED,
  /** A new password, be it the first one. */
  PASSWORD_SET,
  REMOVED,
  /** The first successful use with a kind of calendar program. */
  FIRST_USED,
  /** Attempts that opened nothing; those of one reason within an hour are one entry. */
  USE_REJECTED
}
