package dev.calbridge.credential.postgres;

import dev.calbridge.credential.credential.Expected;
import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.GrantState;
import dev.calbridge.credential.grant.Grants;
import dev.calbridge.credential.grant.TokenDigests.Digests;
import dev.calbridge.credential.kafka.GrantEvents;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Grants in PostgreSQL; the event that tells of a change is written in its transaction. */
@Singleton
public final class PostgresGrants implements Grants {

  private static final String KEEP =
      "insert into oauth_grant as g (tenant, id, version, provider, account, scopes, state,"
          + " last_consent, created_at, changed_at)"
          + " values ($1, $2, 1, $3, $4, $5, 'ACTIVE', $6, $7, $7)"
          + " on conflict (tenant, provider, account) do update set version = g.version + 1,"
          + " scopes = excluded.scopes, state = 'ACTIVE', last_consent = excluded.last_consent,"
          + " changed_at = excluded.changed_at"
          + " returning "
          + GrantRows.COLUMNS;

  private static final String USES =
      "(select count(*) from oauth_grant_use u"
          + " where u.tenant = g.tenant and u.grant_id = g.id) as uses";

  private static final String LIST =
      "select "
          + GrantRows.COLUMNS
          + ", "
          + USES
          + " from oauth_grant g where g.tenant = $1 and ($2::text is null or g.state = $2)"
          + " and ($3::text is null or g.account = $3)"
          + " and ($4::timestamptz is null or (g.created_at, g.id) > ($4, $5))"
          + " order by g.created_at, g.id limit $6";

  private final TenantDatabase database;
  private final GrantEndings endings;
  private final GrantEvents events;
  private final Outbox outbox;
  private final OutboxRelay relay;

  public PostgresGrants(
      TenantDatabase database, GrantEvents events, Outbox outbox, OutboxRelay relay) {
    this.database = database;
    this.endings = new GrantEndings(events, outbox);
    this.events = events;
    this.outbox = outbox;
    this.relay = relay;
  }

  @Override
  public Uni<Grant> keep(Grant grant, SealedSecret refreshToken, Digests digests) {
    return database
        .inTransaction(
            grant.tenant(),
            connection ->
                GrantEndings.lockAccount(connection, grant)
                    .chain(() -> upsert(connection, grant))
                    .call(kept -> renew(connection, kept, refreshToken))
                    .call(kept -> TokenNameRows.put(connection, kept, digests))
                    .call(kept -> outbox.append(connection, events.changed(kept))))
        .invoke(relay::wake);
  }

  private static Uni<Grant> upsert(SqlConnection connection, Grant grant) {
    return connection
        .preparedQuery(KEEP)
        .execute(
            Tuple.from(
                Arrays.asList(
                    grant.tenant(),
                    grant.id(),
                    grant.provider(),
                    grant.account(),
                    String.join(" ", grant.scopes()),
                    grant.lastConsent(),
                    grant.changedAt().atOffset(ZoneOffset.UTC))))
        .map(rows -> GrantRows.read(rows.iterator().next()));
  }

  /**
   * The old access token goes: it may have fewer scopes, and whoever fetches one has an old key.
   */
  private static Uni<Void> renew(SqlConnection connection, Grant kept, SealedSecret refreshToken) {
    return SecretRows.put(connection, kept.refreshToken(), refreshToken, kept.changedAt())
        .chain(() -> SecretRows.remove(connection, kept.accessToken()))
        .chain(
            () ->
                connection
                    .preparedQuery(
                        "delete from oauth_token_turn where tenant = $1 and grant_id = $2")
                    .execute(Tuple.of(kept.tenant(), kept.id())))
        .chain(
            () ->
                connection
                    .preparedQuery(
                        "insert into oauth_account (digest, tenant, grant_id) values ("
                            + GrantRows.DIGEST_OF_ACCOUNT
                            + ", $3, $4) on conflict (digest, tenant) do nothing")
                    .execute(Tuple.of(kept.provider(), kept.account(), kept.tenant(), kept.id())))
        .replaceWithVoid();
  }

  @Override
  public Uni<Page> list(String tenant, Filter filter) {
    After after = filter.after();
    GrantState state = filter.state();
    List<Object> values =
        Arrays.asList(
            tenant,
            state == null ? null : state.name(),
            filter.account(),
            after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC),
            after == null ? null : after.id(),
            filter.limit() + 1);
    return database.inTransaction(
        tenant,
        connection ->
            connection
                .preparedQuery(LIST)
                .execute(Tuple.from(values))
                .map(
                    rows -> {
                      List<Used> items = new ArrayList<>();
                      rows.forEach(row -> items.add(used(row)));
                      return page(items, filter.limit());
                    }));
  }

  private static Page page(List<Used> found, int limit) {
    if (found.size() <= limit) {
      return new Page(found, null);
    }
    Grant last = found.get(limit - 1).grant();
    return new Page(found.subList(0, limit), new After(last.createdAt(), last.id()));
  }

  @Override
  public Uni<Optional<Used>> find(String tenant, UUID id) {
    return database.inTransaction(
        tenant,
        connection ->
            connection
                .preparedQuery(
                    "select "
                        + GrantRows.COLUMNS
                        + ", "
                        + USES
                        + " from oauth_grant g where g.tenant = $1 and g.id = $2")
                .execute(Tuple.of(tenant, id))
                .map(
                    rows ->
                        rows.size() == 0
                            ? Optional.empty()
                            : Optional.of(used(rows.iterator().next()))));
  }

  @Override
  public Uni<Boolean> use(String tenant, UUID id, UUID link, Instant now) {
    return database.inTransaction(
        tenant,
        connection ->
            GrantEndings.lock(connection, tenant, id)
                .chain(
                    grant ->
                        grant.isEmpty()
                            ? Uni.createFrom().item(false)
                            : connection
                                .preparedQuery(
                                    "insert into oauth_grant_use"
                                        + " (tenant, grant_id, link, created_at)"
                                        + " values ($1, $2, $3, $4) on conflict do nothing")
                                .execute(Tuple.of(tenant, id, link, now.atOffset(ZoneOffset.UTC)))
                                .replaceWith(true)));
  }

  @Override
  public Uni<Void> leave(String tenant, UUID id, UUID link, Ending ending) {
    return database
        .inTransaction(tenant, connection -> endings.leave(connection, tenant, id, link, ending))
        .invoke(relay::wake);
  }

  @Override
  public Uni<Ended> end(String tenant, UUID id, Expected expected, Ending ending) {
    return database
        .inTransaction(tenant, connection -> endings.end(connection, tenant, id, expected, ending))
        .invoke(relay::wake);
  }

  private static Used used(Row row) {
    return new Used(GrantRows.read(row), row.getInteger("uses"));
  }
}
