package dev.calbridge.credential.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.credential.contract.OAuthGrantSnapshot;
import dev.calbridge.credential.grant.Grant;
import dev.calbridge.kit.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What topic {@code oauth-grants} says; a token is never part of it. */
@Singleton
public final class GrantEvents {

  private final ObjectMapper json;

  public GrantEvents(ObjectMapper json) {
    this.json = json;
  }

  /** Consented, consented again, or lost: how it is now. */
  public OutboxMessage changed(Grant grant) {
    OAuthGrantSnapshot.State state =
        switch (grant.state()) {
          case ACTIVE -> OAuthGrantSnapshot.State.ACTIVE;
          case CONSENT_NEEDED -> OAuthGrantSnapshot.State.CONSENT_NEEDED;
        };
    return snapshot(grant, grant.version(), state, grant.changedAt());
  }

  /** Ended on purpose: says so, then leaves a tombstone. */
  public List<OutboxMessage> ended(Grant last, Instant now) {
    return List.of(
        snapshot(last, last.version() + 1, OAuthGrantSnapshot.State.REVOKED, now),
        new OutboxMessage(
            CredentialTopics.OAUTH_GRANTS,
            key(last),
            CredentialTopics.OAUTH_GRANT_REMOVED,
            last.version() + 2,
            null));
  }

  private OutboxMessage snapshot(
      Grant grant, long version, OAuthGrantSnapshot.State state, Instant changedAt) {
    OAuthGrantSnapshot snapshot =
        new OAuthGrantSnapshot(
            grant.tenant(),
            grant.id(),
            version,
            grant.provider(),
            grant.account(),
            state,
            grant.scopes(),
            grant.lastConsent(),
            changedAt);
    return new OutboxMessage(
        CredentialTopics.OAUTH_GRANTS,
        key(grant),
        CredentialTopics.OAUTH_GRANT_CHANGED,
        version,
        write(snapshot));
  }

  private static String key(Grant grant) {
    return grant.tenant() + "/" + grant.id();
  }

  private String write(OAuthGrantSnapshot snapshot) {
    try {
      return json.writeValueAsString(snapshot);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("A snapshot cannot be written", fault);
    }
  }
}
