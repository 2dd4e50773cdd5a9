package dev.calbridge.kit.records;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/** What a service has to do before it forgets a tenant. May be asked again and again. */
public interface TenantFarewell {

  /**
   * Does it, or goes on with it.
   *
   * @return tables whose rows are still needed; empty once everything may go
   */
  Uni<Set<String>> say(String tenant);
}
