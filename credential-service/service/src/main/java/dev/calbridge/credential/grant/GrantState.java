package dev.calbridge.credential.grant;

/** Whether a grant still holds. */
public enum GrantState {
  ACTIVE,
  /** The provider takes the refresh token no longer: somebody has to consent again. */
  CONSENT_NEEDED
}
