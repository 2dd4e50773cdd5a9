package dev.calbridge.credential.credential;

/** Why a credential was not created or changed. Each has one stable code outside. */
public enum Refusal {
  USER_NAME_LENGTH,
  USER_NAME_CHARACTERS,
  USER_NAME_TAKEN,
  PASSWORD_LENGTH,
  PASSWORD_CHARACTERS,
  PASSWORD_REPEAT,
  PASSWORD_COMMON,
  PASSWORD_USER_NAME,
  VALIDITY_ZONE,
  VALIDITY_ORDER,
  LABEL,
  /** Only an administrator leaves it to the user to set the first password. */
  PASSWORD_MISSING,
  /** Something else was asked for under this key before. */
  KEY_REUSED,
  /** What was made under this key has been removed since. */
  REMOVED_MEANWHILE,
  ID_TAKEN,
  /** There is none, or none that this caller may know of. */
  NOT_FOUND,
  /** Somebody else changed it since the caller read it. */
  STALE,
  /** Only an administrator makes credentials for others. */
  NOT_OWN,
  /** Only an administrator decides about confirmation. */
  CONFIRMATION
}
