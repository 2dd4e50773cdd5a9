package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.FreedTime;
import dev.calbridge.scheduler.waitinglist.WaitingOffers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Offers in PostgreSQL, written in the transaction that frees the time. */
@ApplicationScoped
public class PostgresWaitingOffers implements WaitingOffers {

  /** Parameters $1 tenant, $2 resources, $3 starts, $4 ends, $5 now. */
  private static final String OFFER =
      """
      insert into waiting_offer (tenant, waiting, resource, from_at, until_at, offered_at)
      select w.tenant, w.id, f.resource, greatest(f.from_at, w.from_at),
        least(f.until_at, w.until_at), $5
      from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) f(resource, from_at, until_at)
      join waiting w on w.tenant = $1 and w.expires_at > $5
        and (w.resource = f.resource or w.resource is null)
        and w.from_at < f.until_at and w.until_at > f.from_at
      left join appointment_type t on t.tenant = w.tenant and t.id = w.type
      where least(f.until_at, w.until_at) - greatest(f.from_at, w.from_at)
        >= make_interval(mins => coalesce(w.minutes, t.default_minutes, 30))
      on conflict do nothing
      """;

  private static final String OPEN =
      """
      select o.waiting, w.customer, o.resource, o.from_at, o.until_at, o.offered_at
      from waiting_offer o join waiting w on w.tenant = o.tenant and w.id = o.waiting
      where o.tenant = $1 and o.from_at > $2 and w.expires_at > $2
        and ($3::uuid is null or o.resource = $3) and ($4::uuid is null or o.waiting = $4)
      order by w.created_at, w.id, o.from_at limit $5
      """;

  private final Transactions transactions;
  private final Clock clock;

  public PostgresWaitingOffers(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Uni<List<Offer>> open(
      String tenant, @Nullable UUID resource, @Nullable UUID waiting, int limit) {
    return transactions.read(
        tenant,
        connection ->
            connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(tenant, Spans.utc(clock.instant()), resource, waiting, limit))
                .map(
                    rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                            .map(PostgresWaitingOffers::offer)
                            .toList()));
  }

  /**
   * Offers what a change frees; nothing if nobody can wait for it.
   *
   * @param next the appointment after the change, or null if it is gone
   */
  Optional<Uni<RowSet<Row>>> freed(
      SqlConnection connection, Facts facts, @Nullable Appointment next) {
    List<FreedTime> freed = FreedTime.of(facts, next);
    return freed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            connection
                .preparedQuery(OFFER)
                .execute(
                    Tuple.of(
                        facts.tenant(),
                        freed.stream().map(FreedTime::resource).toArray(UUID[]::new),
                        freed.stream()
                            .map(one -> Spans.utc(one.stretch().from()))
                            .toArray(OffsetDateTime[]::new),
                        freed.stream()
                            .map(one -> Spans.utc(one.stretch().until()))
                            .toArray(OffsetDateTime[]::new),
                        Spans.utc(facts.now()))));
  }

  private static Offer offer(Row row) {
    return new Offer(
        row.getUUID("waiting"),
        row.getUUID("customer"),
        row.getUUID("resource"),
        row.getOffsetDateTime("from_at").toInstant(),
        row.getOffsetDateTime("until_at").toInstant(),
        row.getOffsetDateTime("offered_at").toInstant());
  }
}
