package dev.calbridge.credential.postgres;

import dev.calbridge.credential.consent.ConsentFlow;
import dev.calbridge.credential.consent.Consents;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Consent flows in PostgreSQL. */
@Singleton
public final class PostgresConsents implements Consents {

  private static final String COUNT_OPEN =
      "select count(*) from oauth_consent"
          + " where tenant = $1 and user_subject = $2 and outcome = 'WAITING' and expires_at > $3";

  private static final String ADD =
      "insert into oauth_consent (tenant, id, provider, resource, user_subject, language, account,"
          + " attempts, open_state, outcome, created_at, expires_at)"
          + " values ($1, $2, $3, $4, $5, $6, $7, 0, $8, 'WAITING', $9, $10)";

  private static final String OPEN =
      "insert into oauth_consent_state (state_hash, tenant, consent, expires_at)"
          + " values ($1, $2, $3, $4)";

  private static final String OWNER =
      "select tenant, consent from oauth_consent_state where state_hash = $1";

  private static final String TAKE =
      "update oauth_consent as c set open_state = null, attempts = c.attempts + 1"
          + " where c.tenant = $1 and c.id = $2 and c.open_state = $3 and c.expires_at > $4"
          + " returning "
          + ConsentRows.COLUMNS;

  private static final String LOOK =
      "select "
          + ConsentRows.COLUMNS
          + ", coalesce(c.open_state = $3, false) as open"
          + " from oauth_consent c where c.tenant = $1 and c.id = $2";

  private static final String END =
      "update oauth_consent set outcome = $3, outcome_grant = $4, outcome_detail = $5,"
          + " open_state = $6 where tenant = $1 and id = $2";

  private static final String FORGET_VERIFIERS =
      "delete from vault_secret s using oauth_consent c"
          + " where c.tenant = $1 and c.expires_at < $2 and s.tenant = c.tenant"
          + " and s.purpose = 'oauth-code-verifier/' || c.id";

  private static final String FORGET =
      "delete from oauth_consent where tenant = $1 and expires_at < $2";

  private static final String WITH_OLD_ONES =
      "select distinct tenant from oauth_consent_state where expires_at < $1 limit 100";

  private final Pool pool;
  private final TenantDatabase database;

  public PostgresConsents(Pool pool, TenantDatabase database) {
    this.pool = pool;
    this.database = database;
  }

  @Override
  public Uni<Boolean> add(ConsentFlow flow, Opening opening, int mostOpen) {
    return database.inTransaction(
        flow.tenant(),
        connection ->
            connection
                .preparedQuery(COUNT_OPEN)
                .execute(Tuple.of(flow.tenant(), flow.user(), utc(flow.createdAt())))
                .chain(
                    rows ->
                        rows.iterator().next().getLong(0) >= mostOpen
                            ? Uni.createFrom().item(false)
                            : insert(connection, flow, opening).replaceWith(true)));
  }

  private static Uni<Void> insert(SqlConnection connection, ConsentFlow flow, Opening opening) {
    return connection
        .preparedQuery(ADD)
        .execute(
            Tuple.from(
                Arrays.asList(
                    flow.tenant(),
                    flow.id(),
                    flow.provider(),
                    flow.resource(),
                    flow.user(),
                    flow.language().name(),
                    flow.account(),
                    opening.stateHash(),
                    utc(flow.createdAt()),
                    utc(flow.expiresAt()))))
        .chain(() -> open(connection, flow, opening));
  }

  private static Uni<Void> open(SqlConnection connection, ConsentFlow flow, Opening opening) {
    return connection
        .preparedQuery(OPEN)
        .execute(Tuple.of(opening.stateHash(), flow.tenant(), flow.id(), utc(flow.expiresAt())))
        .chain(
            () ->
                SecretRows.put(
                    connection, flow.codeVerifier(), opening.codeVerifier(), flow.createdAt()));
  }

  @Override
  public Uni<Optional<ConsentFlow>> find(String tenant, UUID id) {
    return database.inTransaction(
        tenant,
        connection ->
            connection
                .preparedQuery(
                    "select "
                        + ConsentRows.COLUMNS
                        + " from oauth_consent c where c.tenant = $1 and c.id = $2")
                .execute(Tuple.of(tenant, id))
                .map(
                    rows ->
                        rows.size() == 0
                            ? Optional.empty()
                            : Optional.of(ConsentRows.read(rows.iterator().next()))));
  }

  @Override
  public Uni<Arrival> arrive(String stateHash, Instant now) {
    return pool.preparedQuery(OWNER)
        .execute(Tuple.of(stateHash))
        .chain(
            rows -> {
              if (rows.size() == 0) {
                return Uni.createFrom().item(new Arrival.Unknown());
              }
              var row = rows.iterator().next();
              String tenant = row.getString("tenant");
              Tuple key = Tuple.of(tenant, row.getUUID("consent"), stateHash);
              return database.inTransaction(tenant, connection -> take(connection, key, now));
            });
  }

  private static Uni<Arrival> take(SqlConnection connection, Tuple key, Instant now) {
    return connection
        .preparedQuery(TAKE)
        .execute(Tuple.of(key.getString(0), key.getUUID(1), key.getString(2), utc(now)))
        .chain(
            rows ->
                rows.size() == 0
                    ? refuse(connection, key)
                    : hand(connection, ConsentRows.read(rows.iterator().next())));
  }

  private static Uni<Arrival> hand(SqlConnection connection, ConsentFlow flow) {
    return SecretRows.find(connection, flow.codeVerifier())
        .call(() -> SecretRows.remove(connection, flow.codeVerifier()))
        .map(verifier -> new Arrival.Taken(flow, verifier.orElseThrow()));
  }

  private static Uni<Arrival> refuse(SqlConnection connection, Tuple key) {
    return connection
        .preparedQuery(LOOK)
        .execute(key)
        .map(
            rows -> {
              if (rows.size() == 0) {
                return new Arrival.Unknown();
              }
              var row = rows.iterator().next();
              ConsentFlow flow = ConsentRows.read(row);
              return row.getBoolean("open")
                  ? new Arrival.TooLate(flow)
                  : new Arrival.Replayed(flow);
            });
  }

  @Override
  public Uni<Void> end(ConsentFlow flow, @Nullable Opening next) {
    return database.inTransaction(
        flow.tenant(),
        connection ->
            connection
                .preparedQuery(END)
                .execute(
                    Tuple.from(
                        Arrays.asList(
                            flow.tenant(),
                            flow.id(),
                            ConsentRows.kind(flow.outcome()),
                            ConsentRows.grant(flow.outcome()),
                            ConsentRows.detail(flow.outcome()),
                            next == null ? null : next.stateHash())))
                .chain(
                    () ->
                        next == null ? Uni.createFrom().voidItem() : open(connection, flow, next)));
  }

  @Override
  public Uni<Integer> forget(Instant before) {
    return pool.preparedQuery(WITH_OLD_ONES)
        .execute(Tuple.of(utc(before)))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUniAndConcatenate(row -> forget(row.getString("tenant"), before))
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Uni<Integer> forget(String tenant, Instant before) {
    Tuple which = Tuple.of(tenant, utc(before));
    return database.inTransaction(
        tenant,
        connection ->
            connection
                .preparedQuery(FORGET_VERIFIERS)
                .execute(which)
                .chain(() -> connection.preparedQuery(FORGET).execute(which))
                .map(rows -> rows.rowCount()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
