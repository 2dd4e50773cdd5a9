package dev.calbridge.google.link;

import java.time.Instant;
import java.util.UUID;

/** Google accounts that Google has locked, known to all processes. */
public interface LockedAccounts {

  /**
   * No process asks Google anything with the grant until then, however often it starts anew. A
   * later end that is known already stays.
   */
  void lock(UUID grant, Instant until);
}
