package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.Expected;
import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.Grants.Ended;
import dev.calbridge.credential.grant.Grants.Ending;
import dev.calbridge.credential.grant.Grants.Kept;
import dev.calbridge.credential.kafka.GrantEvents;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** How a grant goes: row, tokens and event in one transaction, the revocation queued with them. */
final class GrantEndings {

  private static final String QUEUE =
      "insert into oauth_revocation"
          + " (provider, digest, tenant, grant_id, attempts, due_at, give_up_at) values ($1, "
          + GrantRows.DIGEST_OF_ACCOUNT
          + ", $3, $4, 0, $5, $6)";

  private final GrantEvents events;
  private final Outbox outbox;

  GrantEndings(GrantEvents events, Outbox outbox) {
    this.events = events;
    this.outbox = outbox;
  }

  /**
   * Waits for everybody else who makes or ends a grant of the account, in whatever tenant: else two
   * that end at once would each see the other and neither would tell the provider.
   */
  static Uni<Void> lockAccount(SqlConnection connection, Grant grant) {
    return connection
        .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 7))")
        .execute(Tuple.of(grant.provider() + "/" + grant.account()))
        .replaceWithVoid();
  }

  static Uni<Optional<Grant>> lock(SqlConnection connection, String tenant, UUID id) {
    return connection
        .preparedQuery(
            "select "
                + GrantRows.COLUMNS
                + " from oauth_grant g where g.tenant = $1 and g.id = $2 for update")
        .execute(Tuple.of(tenant, id))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(GrantRows.read(rows.iterator().next())));
  }

  /** The account first, then the row: in the order in which a renewal locks. */
  private static Uni<Optional<Grant>> lockWithAccount(
      SqlConnection connection, String tenant, UUID id) {
    return connection
        .preparedQuery(
            "select " + GrantRows.COLUMNS + " from oauth_grant g where g.tenant = $1 and g.id = $2")
        .execute(Tuple.of(tenant, id))
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(Optional.empty())
                    : lockAccount(connection, GrantRows.read(rows.iterator().next()))
                        .chain(() -> lock(connection, tenant, id)));
  }

  Uni<Ended> end(
      SqlConnection connection, String tenant, UUID id, Expected expected, Ending ending) {
    return lockWithAccount(connection, tenant, id)
        .chain(
            found -> {
              if (found.isEmpty()) {
                return Uni.createFrom().item(Ended.NOT_FOUND);
              }
              Grant grant = found.get();
              return expected.accepts(grant.version())
                  ? remove(connection, grant, ending).replaceWith(Ended.DONE)
                  : Uni.createFrom().item(Ended.STALE);
            });
  }

  Uni<Void> leave(SqlConnection connection, String tenant, UUID id, UUID link, Ending ending) {
    return lockWithAccount(connection, tenant, id)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : wasLastUse(connection, tenant, id, link)
                        .chain(
                            last ->
                                last
                                    ? remove(connection, found.get(), ending)
                                    : Uni.createFrom().voidItem()));
  }

  /**
   * Ends a grant that still has no use and that nobody has touched since.
   *
   * @return false if it has
   */
  Uni<Boolean> endUnused(
      SqlConnection connection, String tenant, UUID id, Instant untouchedSince, Ending ending) {
    return lockWithAccount(connection, tenant, id)
        .chain(
            found ->
                found.isEmpty() || found.get().changedAt().isAfter(untouchedSince)
                    ? Uni.createFrom().item(false)
                    : uses(connection, tenant, id)
                        .chain(
                            uses ->
                                uses > 0
                                    ? Uni.createFrom().item(false)
                                    : remove(connection, found.get(), ending).replaceWith(true)));
  }

  private static Uni<Long> uses(SqlConnection connection, String tenant, UUID id) {
    return connection
        .preparedQuery("select count(*) from oauth_grant_use where tenant = $1 and grant_id = $2")
        .execute(Tuple.of(tenant, id))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private static Uni<Boolean> wasLastUse(
      SqlConnection connection, String tenant, UUID id, UUID link) {
    return connection
        .preparedQuery(
            "delete from oauth_grant_use where tenant = $1 and grant_id = $2 and link = $3")
        .execute(Tuple.of(tenant, id, link))
        .chain(
            removed ->
                uses(connection, tenant, id).map(uses -> removed.rowCount() == 1 && uses == 0));
  }

  private Uni<Void> remove(SqlConnection connection, Grant grant, Ending ending) {
    return queueRevocation(connection, grant, ending)
        .chain(() -> SecretRows.remove(connection, grant.refreshToken()))
        .chain(() -> SecretRows.remove(connection, grant.accessToken()))
        .chain(
            () ->
                connection
                    .preparedQuery("delete from oauth_grant where tenant = $1 and id = $2")
                    .execute(Tuple.of(grant.tenant(), grant.id())))
        .chain(() -> tell(connection, grant, ending));
  }

  private Uni<Void> tell(SqlConnection connection, Grant grant, Ending ending) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (OutboxMessage message : events.ended(grant, ending.now())) {
      told = told.chain(() -> outbox.append(connection, message));
    }
    return told;
  }

  /** Not if another tenant has a grant of the account: it would die of it. */
  private static Uni<Void> queueRevocation(SqlConnection connection, Grant grant, Ending ending) {
    return grantedElsewhere(connection, grant)
        .chain(
            elsewhere ->
                elsewhere
                    ? Uni.createFrom().item(Optional.<SealedSecret>empty())
                    : SecretRows.find(connection, grant.refreshToken()))
        .map(token -> token.flatMap(secret -> reseal(grant, ending, secret)))
        .chain(
            token ->
                token.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : queue(connection, grant, ending, token.get()));
  }

  private static Optional<SealedSecret> reseal(Grant grant, Ending ending, SealedSecret token) {
    return ending.reseal().apply(new Kept(grant, token));
  }

  private static Uni<Boolean> grantedElsewhere(SqlConnection connection, Grant grant) {
    return connection
        .preparedQuery(
            "select count(*) from oauth_account where digest = "
                + GrantRows.DIGEST_OF_ACCOUNT
                + " and tenant <> $3")
        .execute(Tuple.of(grant.provider(), grant.account(), grant.tenant()))
        .map(rows -> rows.iterator().next().getLong(0) > 0);
  }

  private static Uni<Void> queue(
      SqlConnection connection, Grant grant, Ending ending, SealedSecret token) {
    return SecretRows.put(
            connection, Grant.revocation(grant.tenant(), grant.id()), token, ending.now())
        .chain(
            () ->
                connection
                    .preparedQuery(QUEUE)
                    .execute(
                        Tuple.of(
                            grant.provider(),
                            grant.account(),
                            grant.tenant(),
                            grant.id(),
                            ending.now().atOffset(ZoneOffset.UTC),
                            ending.giveUpAt().atOffset(ZoneOffset.UTC))))
        .replaceWithVoid();
  }
}
