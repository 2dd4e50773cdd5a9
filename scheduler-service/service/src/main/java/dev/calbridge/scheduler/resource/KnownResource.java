package dev.calbridge.scheduler.resource;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource together with who signs in for it.
 *
 * @param user subject of the account linked to its employee, or null
 */
public record KnownResource(UUID id, Resource resource, @Nullable String user) {

  public boolean belongsTo(@Nullable String someone) {
    return user != null && user.equals(someone);
  }
}
