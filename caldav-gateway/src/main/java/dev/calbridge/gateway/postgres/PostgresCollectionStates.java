package dev.calbridge.gateway.postgres;

import dev.calbridge.gateway.calendar.CollectionStates;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Reads the state of a collection in one statement, by keys alone. */
@ApplicationScoped
public class PostgresCollectionStates implements CollectionStates {

  private static final String STATE = "select collection_state($1, $2, $3)";

  private final TenantReads reads;

  public PostgresCollectionStates(TenantReads reads) {
    this.reads = reads;
  }

  @Override
  public CompletionStage<String> of(String tenant, String user, UUID resource) {
    return start(tenant, user, resource).toCompletionStage();
  }

  /** As {@link #of}. Blocks. */
  String read(String tenant, String user, UUID resource) {
    return reads.await(start(tenant, user, resource));
  }

  private Future<String> start(String tenant, String user, UUID resource) {
    return reads
        .startFunction(STATE, Tuple.of(tenant, user, resource))
        .map(rows -> rows.iterator().next().getString(0));
  }
}
