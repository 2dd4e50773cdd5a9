package dev.calbridge.credential.credential;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is kept of past uses. */
public interface Uses {

  /** The last use of each of these that was ever used. */
  Uni<Map<UUID, CredentialUse>> last(String tenant, Collection<UUID> credentials);

  /** Networks it was used from, the last one of each kind of calendar program. */
  Uni<Set<String>> networks(String tenant, UUID credential);
}
