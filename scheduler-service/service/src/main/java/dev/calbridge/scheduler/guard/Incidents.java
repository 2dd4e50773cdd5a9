package dev.calbridge.scheduler.guard;

import dev.calbridge.scheduler.base.Outcome;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the guards of all tenants hold, and how each tenant has set them. */
public interface Incidents {

  Uni<GuardSettings> settings(String tenant);

  Uni<Outcome<GuardSettings>> set(String tenant, GuardSettings settings);

  /**
   * The newest first, at most 200.
   *
   * @param state or null for all
   */
  Uni<List<Incident>> list(String tenant, Incident.@Nullable State state);

  Uni<Optional<Incident>> find(String tenant, UUID id);

  /**
   * Closes one that is open.
   *
   * @param by subject of the account that decided it
   * @return empty if it is not there or decided already
   */
  Uni<Optional<Incident>> close(String tenant, UUID id, Incident.State as, String by);

  /**
   * The lines of the journal that tell what the source deleted there until the guard stepped in.
   */
  Uni<List<UUID>> applied(String tenant, Incident incident);
}
