package dev.calbridge.scheduler.republication;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests to tell everything once more, of the whole installation. */
public interface Republications {

  /**
   * Begins one, in the background.
   *
   * @param onlyTenant alias, or null for all
   * @param by subject of the account
   */
  Uni<Republication> request(@Nullable String onlyTenant, String by);

  Uni<Optional<Republication>> find(UUID id);
}
