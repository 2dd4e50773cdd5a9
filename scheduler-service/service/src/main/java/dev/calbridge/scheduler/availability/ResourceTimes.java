package dev.calbridge.scheduler.availability;

import dev.calbridge.scheduler.appointment.Window;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The unavailabilities and availabilities of all tenants. */
public interface ResourceTimes {

  Uni<Optional<Stored<ResourceTime>>> find(String tenant, ResourceTime.Kind kind, UUID id);

  /** Those whose reach touches the window, by start. */
  Uni<Page<Stored<ResourceTime>>> list(String tenant, ResourceTime.Kind kind, Window window);

  /**
   * All unavailabilities by id; not those over for longer than a season.
   *
   * @param after the last id of the page before, or null
   */
  Uni<List<UUID>> unavailabilities(String tenant, @Nullable UUID after, int limit);

  /**
   * In one transaction: reads and locks the facts, lets the decision be taken and does it.
   *
   * @param resource needed for the decision beside the current one, or null
   */
  Uni<Outcome<Stored<ResourceTime>>> change(
      String tenant,
      ResourceTime.Kind kind,
      UUID id,
      @Nullable UUID resource,
      Function<TimeFacts, TimeDecision> decide);
}
