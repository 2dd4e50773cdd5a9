package dev.calbridge.google.link;

import java.util.UUID;

/** Tokens for Google, given out by whoever keeps the grants. */
public interface AccessTokens {

  /**
   * A token good for at least the next call.
   *
   * @throws GoogleFault {@code CONSENT_NEEDED}, or {@code TRY_LATER} if nobody answers
   */
  String token(String tenant, UUID grant);

  /** Google did not take this token: the next call gets another. */
  void refused(String tenant, UUID grant, String token);
}
