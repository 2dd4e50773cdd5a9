package dev.calbridge.kit.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes events in the transaction of the change they tell of. */
@ApplicationScoped
public class Outbox {

  /** For those who fold the outbox row into a statement of their own. */
  public static final String INSERT =
      "insert into outbox (topic, key, type, version, payload) values ($1, $2, $3, $4, $5)";

  /** The caller wakes {@link OutboxRelay} after the commit. */
  public Uni<Void> append(SqlConnection connection, OutboxMessage message) {
    return connection
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(
                message.topic(),
                message.key(),
                message.type(),
                message.version(),
                message.payload()))
        .replaceWithVoid();
  }
}
