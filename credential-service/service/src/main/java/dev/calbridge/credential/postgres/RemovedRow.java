package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.ServiceCredential;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code removed_credential}: an id that must not come back. */
@Entity
@Table(name = "removed_credential")
class RemovedRow {

  @EmbeddedId RowKey key;

  long version;

  @Column(name = "removed_at")
  Instant removedAt;

  static RemovedRow of(ServiceCredential last) {
    RemovedRow row = new RemovedRow();
    row.key = new RowKey(last.tenant(), last.id());
    row.version = last.version();
    row.removedAt = last.changedAt();
    return row;
  }
}
