package dev.calbridge.credential.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.credential.contract.CredentialSnapshot;
import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.kit.outbox.OutboxMessage;
import jakarta.inject.Singleton;

/** What topic {@code credentials} says; a password or its hash is never part of it. */
@Singleton
public final class CredentialEvents {

  private final ObjectMapper json;

  public CredentialEvents(ObjectMapper json) {
    this.json = json;
  }

  /** Created or changed: how it is now. */
  public OutboxMessage changed(ServiceCredential credential) {
    return new OutboxMessage(
        CredentialTopics.CREDENTIALS,
        key(credential),
        CredentialTopics.CREDENTIAL_CHANGED,
        credential.version(),
        write(snapshot(credential)));
  }

  /**
   * A tombstone.
   *
   * @param last with the version of the removal
   */
  public OutboxMessage removed(ServiceCredential last) {
    return new OutboxMessage(
        CredentialTopics.CREDENTIALS,
        key(last),
        CredentialTopics.CREDENTIAL_REMOVED,
        last.version(),
        null);
  }

  static CredentialSnapshot snapshot(ServiceCredential credential) {
    return new CredentialSnapshot(
        credential.tenant(),
        credential.id(),
        credential.version(),
        credential.userName().value(),
        credential.user(),
        credential.branch(),
        credential.serviceClass(),
        credential.validity().start(),
        credential.validity().end(),
        credential.confirmed(),
        credential.changedAt());
  }

  private static String key(ServiceCredential credential) {
    return credential.tenant() + "/" + credential.id();
  }

  private String write(CredentialSnapshot snapshot) {
    try {
      return json.writeValueAsString(snapshot);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("A snapshot cannot be written", fault);
    }
  }
}
