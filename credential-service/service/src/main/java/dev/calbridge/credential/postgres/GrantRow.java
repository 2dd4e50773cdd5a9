package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.GrantState;
import dev.calbridge.credential.vault.SealedSecret;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of {@code oauth_grant}. */
@Entity
@Table(name = "oauth_grant")
class GrantRow {

  @EmbeddedId RowKey key;

  long version;

  @Column(updatable = false)
  String provider;

  @Column(updatable = false)
  String account;

  /** Separated by blanks (RFC 6749 section 3.3). */
  String scopes;

  @Enumerated(EnumType.STRING)
  GrantState state;

  @Column(name = "key_id")
  String keyId;

  @Column(name = "wrapped_key")
  byte[] wrappedKey;

  byte[] ciphertext;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "changed_at")
  Instant changedAt;

  static GrantRow of(Grant grant, SealedSecret refreshToken) {
    GrantRow row = new GrantRow();
    row.key = new RowKey(grant.tenant(), grant.id());
    row.version = grant.version();
    row.provider = grant.provider();
    row.account = grant.account();
    row.createdAt = grant.createdAt();
    row.takeOver(grant, refreshToken);
    return row;
  }

  /** Same account, new consent. */
  void renew(Grant grant, SealedSecret refreshToken) {
    version++;
    takeOver(grant, refreshToken);
  }

  private void takeOver(Grant grant, SealedSecret refreshToken) {
    scopes = String.join(" ", grant.scopes());
    state = grant.state();
    keyId = refreshToken.keyId();
    wrappedKey = refreshToken.wrappedKey();
    ciphertext = refreshToken.ciphertext();
    changedAt = grant.changedAt();
  }

  Grant toGrant() {
    return new Grant(
        key.tenant(),
        key.id(),
        version,
        provider,
        account,
        List.of(scopes.split(" ", -1)),
        state,
        createdAt,
        changedAt);
  }

  SealedSecret refreshToken() {
    return new SealedSecret(keyId, wrappedKey, ciphertext);
  }
}
