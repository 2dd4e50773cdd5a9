package dev.calbridge.google.link;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consents people were sent to Google for. */
public interface Consents {

  /** Keeps one. */
  void add(String tenant, Started started);

  Optional<Started> find(String tenant, UUID consent);

  /** Keeps what came of it. */
  void granted(String tenant, UUID consent, UUID grant);

  /** Whether that user's own consent for the resource made or renewed the grant. */
  boolean gave(String tenant, String user, UUID resource, UUID grant);

  /**
   * @param starter subject (OIDC {@code sub}) of who started it
   * @param grant what it made; null as long as it has not
   * @param expiresAt after that it is too late
   */
  record Started(UUID id, UUID resource, String starter, @Nullable UUID grant, Instant expiresAt) {}
}
