package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The appointments of all tenants. */
public interface Appointments {

  Uni<Optional<Stored<Appointment>>> find(String tenant, UUID id);

  /** Those whose reach touches the window, by start. */
  Uni<Page<Stored<Appointment>>> list(String tenant, Window window);

  /**
   * In one transaction: reads and locks the facts, lets the decision be taken, does it and tells
   * the world.
   */
  <A> Uni<A> change(String tenant, Needs needs, Function<Facts, Decision<A>> decide);
}
