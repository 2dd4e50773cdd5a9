package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.time.Interval;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The appointments of all tenants. */
public interface Appointments {

  Uni<Optional<Stored<Appointment>>> find(String tenant, UUID id);

  /** Those whose reach touches the window, by start. */
  Uni<Page<Stored<Appointment>>> list(String tenant, Window window);

  /** Those of any of the resources whose reach touches a stretch, by start; at most 20,000. */
  Uni<List<Stored<Appointment>>> touching(String tenant, List<UUID> resources, Interval stretch);

  /**
   * Those that refer to something, by id; not those over for longer than a season.
   *
   * @param after the last id of the page before, or null
   */
  Uni<List<UUID>> referring(String tenant, Reference reference, @Nullable UUID after, int limit);

  /**
   * In one transaction: reads and locks the facts, lets the decision be taken, does it and tells
   * the world.
   */
  <A> Uni<A> change(String tenant, Needs needs, Function<Facts, Decision<A>> decide);
}
