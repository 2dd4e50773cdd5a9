package dev.calbridge.scheduler.base;

import java.time.Instant;
import java.util.UUID;

/**
 * A value as the database keeps it.
 *
 * @param id identifies it within its tenant
 * @param version grows with every change, also across a delete
 * @param value what it says
 * @param createdAt when its first version was written
 * @param changedAt when this version was written
 */
public record Stored<T>(UUID id, long version, T value, Instant createdAt, Instant changedAt) {

  /** The next version of it. */
  public Stored<T> next(T value, Instant now) {
    return new Stored<>(id, version + 1, value, createdAt, now);
  }
}
