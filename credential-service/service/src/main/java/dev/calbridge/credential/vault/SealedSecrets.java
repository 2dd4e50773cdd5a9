package dev.calbridge.credential.vault;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All sealed secrets of all tenants, to be wrapped anew. */
public interface SealedSecrets {

  /** Tenants that have or had secrets. */
  Uni<List<String>> tenants();

  /**
   * Wraps some secrets of a tenant anew, all in one transaction or none. Those that somebody else
   * is at are left out.
   *
   * @param newest secrets under this key are done already
   * @param after purpose the batch before ended with; empty at first
   * @param limit how many at most
   */
  Uni<Batch> rewrapSome(String tenant, String newest, String after, int limit, Rewrap rewrap);

  /** How many secrets of a tenant each key wraps. */
  Uni<Map<String, Long>> countByKey(String tenant);

  /** Wraps one secret anew. */
  @FunctionalInterface
  interface Rewrap {

    /**
     * @return empty if it cannot be unwrapped; it stays as it is
     */
    Optional<SealedSecret> apply(Purpose purpose, SealedSecret secret);
  }

  /**
   * What became of a batch.
   *
   * @param done wrapped anew
   * @param stuck left as they are
   * @param last where it ended; null if there was nothing left to look at
   */
  record Batch(int done, int stuck, @Nullable String last) {}
}
