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
