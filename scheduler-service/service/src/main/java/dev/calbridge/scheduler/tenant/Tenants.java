package dev.calbridge.scheduler.tenant;

import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Precondition;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The tenants of the installation. */
public interface Tenants {

  /** A tenant's settings with their version. */
  record StoredTenant(String alias, long version, Tenant tenant) {}

  Uni<Optional<StoredTenant>> find(String alias);

  /** Creates or replaces. */
  Uni<Outcome<StoredTenant>> put(String alias, Precondition precondition, Tenant tenant);
}
