package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.Link;
import dev.calbridge.google.link.Pair;
import dev.calbridge.google.link.Pairs;
import dev.calbridge.google.sync.Agreement;
import dev.calbridge.google.sync.ContentHash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Memory of pairs; every write is fenced by the link's lease. */
@Singleton
public class PostgresPairs implements Pairs {

  private final Transactions transactions;
  private final Snapshots snapshots;
  private final Clock clock;

  public PostgresPairs(Transactions transactions, Snapshots snapshots, Clock clock) {
    this.transactions = transactions;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  @Override
  public List<Pair> due(Link link, Instant now, int most) {
    return pairs(link, PairSql.DUE, at(now), most);
  }

  @Override
  public List<Pair> backfill(Link link, Instant now, int most) {
    return pairs(link, PairSql.BACKFILL, at(now), most);
  }

  @Override
  public List<Pair> after(Link link, long id, int most) {
    return pairs(link, PairSql.AFTER, id, most);
  }

  @Override
  public Map<String, Pair> ofEvents(Link link, Set<String> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    Object names = events.toArray(String[]::new);
    return pairs(link, PairSql.OF_EVENTS, names).stream()
        .collect(Collectors.toMap(pair -> String.valueOf(pair.event()), Function.identity()));
  }

  @Override
  public Set<String> standingEvents(Link link) {
    return new HashSet<>(Transactions.rows(query(link, PairSql.STANDING), row -> row.getString(0)));
  }

  @Override
  public List<Pair> ownEvents(Link link, int most) {
    return pairs(link, PairSql.WITH_BOTH, most);
  }

  @Override
  public void seen(Link link, List<Pair> changed, boolean backfill) {
    transactions.of(
        link.tenant(),
        connection -> {
          Uni<Boolean> all = Uni.createFrom().item(true);
          for (Pair pair : changed) {
            all =
                all.chain(
                    () ->
                        pair.id() == 0
                            ? met(connection, link, pair, backfill)
                            : seen(connection, link, pair, backfill));
          }
          return all;
        });
  }

  private Uni<Boolean> met(SqlConnection connection, Link link, Pair pair, boolean backfill) {
    Tuple parameters =
        parameters(
            link,
            pair.entry(),
            pair.event(),
            snapshots.event(pair.theirs()),
            at(clock.instant()),
            transactions.owner(),
            backfill);
    return connection
        .preparedQuery(PairSql.TAKE_OVER)
        .execute(parameters)
        .chain(
            rows ->
                rows.rowCount() > 0
                    ? Uni.createFrom().item(true)
                    : connection
                        .preparedQuery(PairSql.INSERT)
                        .execute(parameters)
                        .replaceWith(true));
  }

  private Uni<Boolean> seen(SqlConnection connection, Link link, Pair pair, boolean backfill) {
    return connection
        .preparedQuery(PairSql.SEEN)
        .execute(
            parameters(
                link,
                pair.id(),
                snapshots.event(pair.theirs()),
                at(clock.instant()),
                transactions.owner(),
                backfill))
        .map(PostgresPairs::fenced);
  }

  @Override
  public void keep(Link link, Pair pair) {
    save(link, pair, PairSql.KEEP, state(link, pair));
  }

  @Override
  public void settle(Link link, Pair pair, @Nullable Instant again) {
    Tuple state = state(link, pair);
    state.addValue(pair.touched());
    state.addValue(at(again));
    save(link, pair, PairSql.SETTLE, state);
  }

  private void save(Link link, Pair pair, String sql, Tuple state) {
    transactions.of(
        link.tenant(),
        connection ->
            (pair.entry() == null
                    ? Uni.createFrom().item(true)
                    : connection
                        .preparedQuery(PairSql.DROP_STRAY)
                        .execute(parameters(link, pair.id(), pair.entry()))
                        .replaceWith(true))
                .chain(() -> connection.preparedQuery(sql).execute(state))
                .map(PostgresPairs::fenced));
  }

  private Tuple state(Link link, Pair pair) {
    Agreement agreement = pair.agreement();
    return parameters(
        link,
        pair.id(),
        transactions.owner(),
        pair.entry(),
        pair.event(),
        pair.generation(),
        snapshots.event(pair.theirs()),
        snapshots.agreement(agreement),
        agreement == null ? null : ContentHash.of(agreement.ours()),
        pair.agreedVersion(),
        snapshots.intent(pair.intent()),
        pair.writes());
  }

  @Override
  public void park(Link link, Pair pair, String reason, Instant again) {
    fenced(
        query(
            link,
            PairSql.PARK,
            pair.id(),
            transactions.owner(),
            reason,
            pair.touched(),
            at(again)));
  }

  @Override
  public void forget(Link link, Pair pair) {
    query(link, PairSql.FORGET, pair.id(), transactions.owner(), pair.touched());
    // Touched meanwhile: it is new again, and due.
    query(link, PairSql.START_AGAIN, pair.id(), transactions.owner());
  }

  @Override
  public List<Parked> parked(Link link, int most) {
    return Transactions.rows(
        query(link, PairSql.PARKED, most),
        row ->
            new Parked(
                row.getUUID("entry"),
                row.getString("event"),
                row.getString("reason"),
                Transactions.instant(row.getOffsetDateTime("due_at"))));
  }

  @Override
  public Waiting waiting(Link link) {
    Row row = query(link, PairSql.WAITING).iterator().next();
    return new Waiting(
        row.getLong("pending"),
        row.getLong("held"),
        Transactions.instant(row.getOffsetDateTime("oldest")));
  }

  private List<Pair> pairs(Link link, String sql, @Nullable Object... more) {
    return Transactions.rows(query(link, sql, more), this::pair);
  }

  private RowSet<Row> query(Link link, String sql, @Nullable Object... more) {
    return transactions.query(link.tenant(), sql, parameters(link, more));
  }

  private static Tuple parameters(Link link, @Nullable Object... more) {
    Tuple parameters = Tuple.tuple().addValue(link.tenant()).addValue(link.id());
    Arrays.asList(more).forEach(parameters::addValue);
    return parameters;
  }

  private static boolean fenced(RowSet<Row> rows) {
    if (rows.rowCount() == 0) {
      throw new LeaseLost();
    }
    return true;
  }

  private Pair pair(Row row) {
    return new Pair(
        row.getLong("id"),
        row.getUUID("link"),
        row.getUUID("entry"),
        row.getString("event"),
        row.getInteger("generation"),
        snapshots.event(row.getString("theirs")),
        snapshots.agreement(row.getString("agreement")),
        row.getLong("agreed_version"),
        snapshots.intent(row.getString("intent")),
        row.getLong("writes"),
        row.getLong("touched"),
        row.getInteger("attempts"),
        row.getString("parked"));
  }
}
