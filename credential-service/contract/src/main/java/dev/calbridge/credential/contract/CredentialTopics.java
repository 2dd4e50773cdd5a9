package dev.calbridge.credential.contract;

/** Kafka topics that credential-service owns, and the CloudEvents types found on them. */
public final class CredentialTopics {

  /** Compacted; key {@code tenant/credential}; value {@link CredentialSnapshot} or a tombstone. */
  public static final String CREDENTIALS = "calbridge.credentials.v1";

  public static final String CREDENTIAL_CHANGED = "dev.calbridge.credential.changed.v1";
  public static final String CREDENTIAL_REMOVED = "dev.calbridge.credential.removed.v1";

  private CredentialTopics() {}
}
