package dev.calbridge.scheduler.base;

import java.time.Instant;
import java.util.UUID;

/**
 * Something of the same tenant that takes a resource's time.
 *
 * @param kind what it is
 * @param with which one
 * @param resource whose time
 * @param from when the resource is taken by it, buffers included
 * @param until exclusive
 */
public record Collision(Kind kind, UUID with, UUID resource, Instant from, Instant until) {

  /** What stands in the way. */
  public enum Kind {
    APPOINTMENT,
    UNAVAILABILITY
  }
}
