package dev.calbridge.credential.contract;

/** Kafka topics that credential-service owns, and the CloudEvents types found on them. */
public final class CredentialTopics {

  /** Compacted; key {@code tenant/credential}; value {@link CredentialSnapshot} or a tombstone. */
  public static final String CREDENTIALS = "calbridge.credentials.v1";

  public static final String CREDENTIAL_CHANGED = "dev.calbridge.credential.changed.v1";
  public static final String CREDENTIAL_REMOVED = "dev.calbridge.credential.removed.v1";

  /** Compacted; key {@code tenant/grant}; value {@link OAuthGrantSnapshot} or a tombstone. */
  public static final String OAUTH_GRANTS = "calbridge.oauth-grants.v1";

  public static final String OAUTH_GRANT_CHANGED = "dev.calbridge.oauth-grant.changed.v1";
  public static final String OAUTH_GRANT_REMOVED = "dev.calbridge.oauth-grant.removed.v1";

  private CredentialTopics() {}
}
