package dev.calbridge.credential.postgres;

import dev.calbridge.credential.grant.Grant;
import dev.calbridge.credential.grant.GrantState;
import dev.calbridge.credential.grant.TokenDigests.Digests;
import dev.calbridge.credential.grant.TokenTurns;
import dev.calbridge.credential.kafka.GrantEvents;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns in PostgreSQL. How long one may take is measured by the database's clock, which all
 * replicas share.
 */
public final class PostgresTokenTurns implements TokenTurns {

  private static final String LOOK =
      "select "
          + GrantRows.COLUMNS
          + ", t.expires_at, t.refresh_at,"
          + " coalesce(t.held_until > clock_timestamp(), false) as held, "
          + SecretRows.COLUMNS
          + " from oauth_grant g"
          + " left join oauth_token_turn t on t.tenant = g.tenant and t.grant_id = g.id"
          + " left join vault_secret s on s.tenant = g.tenant and s.purpose = $3"
          + " where g.tenant = $1 and g.id = $2";

  private static final String HOLD =
      "insert into oauth_token_turn as t (tenant, grant_id, holder, held_until)"
          + " values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')"
          + " on conflict (tenant, grant_id) do update"
          + " set holder = excluded.holder, held_until = excluded.held_until";

  private static final String LAND =
      "update oauth_token_turn set expires_at = $3, refresh_at = $4"
          + " where tenant = $1 and grant_id = $2";

  private static final String GIVE_BACK =
      "update oauth_token_turn set holder = null, held_until = null"
          + " where tenant = $1 and grant_id = $2 and holder = $3";

  /** Whenever the consent was given: the token was tried just now. */
  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private final TenantDatabase database;
  private final GrantLosses losses;
  private final OutboxRelay relay;
  private final Duration longest;

  /**
   * @param longest a turn passes on after that, whether or not its holder was heard of
   */
  public PostgresTokenTurns(
      TenantDatabase database,
      GrantEvents events,
      Outbox outbox,
      OutboxRelay relay,
      Duration longest) {
    this.database = database;
    this.losses = new GrantLosses(events, outbox);
    this.relay = relay;
    this.longest = longest;
  }

  @Override
  public Uni<Turn> take(String tenant, UUID grant, UUID holder, Instant now) {
    Tuple key = key(tenant, grant);
    return database.inTransaction(
        tenant,
        connection ->
            look(connection, key, now)
                .chain(
                    turn ->
                        turn != null
                            ? Uni.createFrom().item(turn)
                            : takeIfFree(connection, tenant, grant, holder, now)));
  }

  /**
   * Locks, and then looks again. In one statement it would not do: what is joined to a row that was
   * waited for is seen as it was before the wait (PostgreSQL manual, section 13.2.1).
   */
  private Uni<Turn> takeIfFree(
      SqlConnection connection, String tenant, UUID grant, UUID holder, Instant now) {
    Tuple key = key(tenant, grant);
    return GrantEndings.lock(connection, tenant, grant)
        .chain(() -> look(connection, key, now))
        .chain(
            again -> again != null ? Uni.createFrom().item(again) : hold(connection, key, holder));
  }

  private static Tuple key(String tenant, UUID grant) {
    return Tuple.of(tenant, grant, Grant.accessToken(tenant, grant).use());
  }

  /**
   * @return null if a token is due and nobody fetches it
   */
  private static Uni<@Nullable Turn> look(SqlConnection connection, Tuple key, Instant now) {
    return connection
        .preparedQuery(LOOK)
        .execute(key)
        .map(rows -> rows.size() == 0 ? new Turn.NoSuchGrant() : turn(rows.iterator().next(), now));
  }

  private static @Nullable Turn turn(Row row, Instant now) {
    if (GrantState.valueOf(row.getString("state")) == GrantState.CONSENT_NEEDED) {
      return new Turn.ConsentNeeded();
    }
    Held token = token(row);
    if (token != null && now.isBefore(token.refreshAt())) {
      return new Turn.Fresh(token);
    }
    return row.getBoolean("held") ? new Turn.Others(token) : null;
  }

  private static @Nullable Held token(Row row) {
    return row.getOffsetDateTime("expires_at") == null || row.getString("key_id") == null
        ? null
        : new Held(
            SecretRows.read(row),
            row.getOffsetDateTime("expires_at").toInstant(),
            row.getOffsetDateTime("refresh_at").toInstant());
  }

  private Uni<Turn> hold(SqlConnection connection, Tuple key, UUID holder) {
    return connection
        .preparedQuery(HOLD)
        .execute(Tuple.of(key.getString(0), key.getUUID(1), holder, (double) longest.toMillis()))
        .chain(() -> connection.preparedQuery(LOOK).execute(key))
        .chain(
            rows -> {
              Row row = rows.iterator().next();
              Grant grant = GrantRows.read(row);
              return SecretRows.find(connection, grant.refreshToken())
                  .map(
                      refreshToken ->
                          new Turn.Mine(grant, holder, refreshToken.orElseThrow(), token(row)));
            });
  }

  @Override
  public Uni<Void> landed(
      Turn.Mine turn, Held token, @Nullable SealedSecret rotated, Digests digests) {
    Grant grant = turn.grant();
    return database.inTransaction(
        grant.tenant(),
        connection ->
            stillTheToken(connection, turn)
                .chain(
                    still ->
                        still
                            ? keep(connection, grant, token, rotated)
                                .chain(() -> TokenNameRows.put(connection, grant, digests))
                            : Uni.createFrom().voidItem())
                .chain(() -> release(connection, turn)));
  }

  private static Uni<Void> keep(
      SqlConnection connection, Grant grant, Held token, @Nullable SealedSecret rotated) {
    Uni<Void> kept =
        SecretRows.put(connection, grant.accessToken(), token.token(), token.refreshAt())
            .chain(
                () ->
                    connection
                        .preparedQuery(LAND)
                        .execute(
                            Tuple.of(
                                grant.tenant(),
                                grant.id(),
                                token.expiresAt().atOffset(ZoneOffset.UTC),
                                token.refreshAt().atOffset(ZoneOffset.UTC))))
            .replaceWithVoid();
    return rotated == null
        ? kept
        : kept.chain(
            () -> SecretRows.put(connection, grant.refreshToken(), rotated, token.refreshAt()));
  }

  @Override
  public Uni<Boolean> lost(Turn.Mine turn, Instant now) {
    Grant grant = turn.grant();
    return database
        .inTransaction(
            grant.tenant(),
            connection ->
                stillTheToken(connection, turn)
                    .call(
                        still -> still ? lose(connection, grant, now) : Uni.createFrom().voidItem())
                    .call(() -> release(connection, turn)))
        .invoke(relay::wake);
  }

  /** Also if there was nothing to note: what cannot be refreshed is worth nothing. */
  private Uni<Void> lose(SqlConnection connection, Grant grant, Instant now) {
    return losses
        .lose(connection, grant.tenant(), grant.id(), EVER, now)
        .chain(() -> SecretRows.remove(connection, grant.accessToken()));
  }

  @Override
  public Uni<Void> forget(String tenant, UUID grant, Predicate<Held> refused) {
    return database.inTransaction(
        tenant,
        connection ->
            GrantEndings.lock(connection, tenant, grant)
                .chain(() -> connection.preparedQuery(LOOK).execute(key(tenant, grant)))
                .chain(
                    rows -> {
                      Held token = rows.size() == 0 ? null : token(rows.iterator().next());
                      return token != null && refused.test(token)
                          ? SecretRows.remove(connection, Grant.accessToken(tenant, grant))
                          : Uni.createFrom().voidItem();
                    }));
  }

  @Override
  public Uni<Void> giveBack(Turn.Mine turn) {
    return database.inTransaction(turn.grant().tenant(), connection -> release(connection, turn));
  }

  /**
   * Locks the grant and says whether its refresh token is the one the turn was taken with. A new
   * key around it changes nothing: the ciphertext stays.
   */
  private static Uni<Boolean> stillTheToken(SqlConnection connection, Turn.Mine turn) {
    Grant grant = turn.grant();
    return GrantEndings.lock(connection, grant.tenant(), grant.id())
        .chain(() -> SecretRows.find(connection, grant.refreshToken()))
        .map(
            token ->
                token.isPresent()
                    && Buffer.buffer(token.get().ciphertext())
                        .equals(Buffer.buffer(turn.refreshToken().ciphertext())));
  }

  private static Uni<Void> release(SqlConnection connection, Turn.Mine turn) {
    return connection
        .preparedQuery(GIVE_BACK)
        .execute(Tuple.of(turn.grant().tenant(), turn.grant().id(), turn.holder()))
        .replaceWithVoid();
  }
}
