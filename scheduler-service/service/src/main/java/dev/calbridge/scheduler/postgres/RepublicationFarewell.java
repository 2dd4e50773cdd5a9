package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.records.TenantFarewell;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * No tenant is erased while everything is told once more: what has just been read for that would
 * follow the tombstone and come back to life.
 */
@ApplicationScoped
public class RepublicationFarewell implements TenantFarewell {

  private static final String RUNNING =
      "select from republication where done_at is null"
          + " and (only_tenant is null or only_tenant = $1) limit 1";

  private final Pool pool;

  public RepublicationFarewell(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Set<String>> say(String tenant) {
    return pool.preparedQuery(RUNNING)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              if (rows.size() > 0) {
                throw new ProblemException(
                    409, "republication-running", "Wait until it is done, then ask again.");
              }
              return Set.of();
            });
  }
}
