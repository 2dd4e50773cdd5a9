package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.kafka.GrantEvents;
import dev.calbridge.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** How a grant loses its consent: row, access token and event in one transaction. */
final class GrantLosses {

  private static final String LOSE =
      "update oauth_grant as g set state = 'CONSENT_NEEDED', version = g.version + 1,"
          + " changed_at = $3 where g.tenant = $1 and g.id = $2 and g.state = 'ACTIVE'"
          + " and g.changed_at <= $4 returning "
          + GrantRows.COLUMNS;

  private final GrantEvents events;
  private final Outbox outbox;

  GrantLosses(GrantEvents events, Outbox outbox) {
    this.events = events;
    this.outbox = outbox;
  }

  /**
   * @param until consents after that are left alone
   * @return false if there was nothing to lose
   */
  Uni<Boolean> lose(
      SqlConnection connection, String tenant, UUID grant, Instant until, Instant now) {
    return connection
        .preparedQuery(LOSE)
        .execute(
            Tuple.of(tenant, grant, now.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)))
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(false)
                    : outbox
                        .append(connection, events.changed(GrantRows.read(rows.iterator().next())))
                        .chain(
                            () -> SecretRows.remove(connection, Grant.accessToken(tenant, grant)))
                        .replaceWith(true));
  }
}
