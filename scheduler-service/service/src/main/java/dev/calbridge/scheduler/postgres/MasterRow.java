package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/**
 * A row of master data. The version is counted by hand: it goes on after a delete.
 *
 * @param <T> what it holds
 */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public abstract class MasterRow<T extends Checked> {

  @EmbeddedId TenantKey key;

  @Column(name = "version", nullable = false)
  long version;

  @Column(name = "created_at", nullable = false)
  Instant createdAt;

  @Column(name = "changed_at", nullable = false)
  Instant changedAt;

  abstract T value();

  abstract void set(T value);

  /** What is kept of a wish: a field that somebody else keeps stays as it is. */
  T granted(T wish) {
    return wish;
  }

  Stored<T> stored() {
    return new Stored<>(key.id(), version, value(), createdAt, changedAt);
  }
}
