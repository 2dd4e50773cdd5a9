package dev.calbridge.scheduler.base;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant sets up once and refers to afterwards.
 *
 * @param <T> one kind of it
 */
public interface MasterData<T extends Checked> {

  Uni<Optional<Stored<T>>> find(String tenant, UUID id);

  /**
   * By id.
   *
   * @param after the last id of the page before, or null
   */
  Uni<Page<Stored<T>>> list(String tenant, @Nullable UUID after, int limit);

  /** Creates or replaces. */
  Uni<Outcome<Stored<T>>> put(String tenant, UUID id, Precondition precondition, T value);

  /** Fails if something still refers to it. */
  Uni<Outcome<Stored<T>>> delete(String tenant, UUID id, Precondition precondition);
}
