package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.LinkQueue;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns and leases. */
@Singleton
public class PostgresLinkQueue implements LinkQueue {

  private static final String FREE =
      "(lease_until is null or lease_until < $2) and (not_before is null or not_before <= $2)";

  private static final String DUE =
      """
      select link from link_queue
      where (lease_until is null or lease_until < $1)
        and (not_before is null or not_before <= $1)
        and (work_at <= $1 or poll_at <= $1)
      order by least(work_at, poll_at) limit $2
      """;

  private static final String CLAIM =
      "update link_queue set lease_owner = $3, lease_until = $4 where link = (select link from"
          + " link_queue where link = $1 and "
          + FREE
          + " for update skip locked) returning tenant, poll_at, failures";

  /** Two statements: the second must see what was committed while the first waited. */
  private static final String LOCK =
      "select 1 from link_queue where link = $1 and lease_owner = $2 for update";

  private static final String RELEASE =
      """
      update link_queue set lease_owner = null, lease_until = null, not_before = $5, failures = $6,
        poll_at = case when poll_at = $3 then $4 else poll_at end,
        work_at = (select min(due_at) from pair where pair.tenant = $7 and pair.link = $1)
      where link = $1 and lease_owner = $2
      """;

  private final Transactions transactions;

  public PostgresLinkQueue(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<UUID> due(Instant now, int most) {
    return Transactions.rows(
        transactions.ofAll(DUE, Tuple.of(at(now), most)), row -> row.getUUID(0));
  }

  @Override
  public Optional<Lease> claim(UUID link, Instant now, Duration lease) {
    var rows =
        transactions.ofAll(
            CLAIM, Tuple.of(link, at(now), transactions.owner(), at(now.plus(lease))));
    return Transactions.rows(
            rows,
            row ->
                new Lease(
                    row.getString(0),
                    link,
                    Objects.requireNonNull(Transactions.instant(row.getOffsetDateTime(1))),
                    row.getInteger(2)))
        .stream()
        .findFirst();
  }

  @Override
  public void prolongOwn(Instant until) {
    transactions.ofAll(
        "update link_queue set lease_until = $2 where lease_owner = $1",
        Tuple.of(transactions.owner(), at(until)));
  }

  @Override
  public void release(Lease lease, Instant nextPoll, @Nullable Instant notBefore, int failures) {
    Tuple parameters =
        Tuple.from(
            Arrays.asList(
                lease.link(),
                transactions.owner(),
                at(lease.pollAt()),
                at(nextPoll),
                at(notBefore),
                failures,
                lease.tenant()));
    transactions.of(
        lease.tenant(),
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(lease.link(), transactions.owner()))
                .chain(() -> connection.preparedQuery(RELEASE).execute(parameters)));
  }

  /**
   * Even if a look is due: a turn under way may be past it, and only another time than the one it
   * began with tells it that there is one more to come.
   */
  @Override
  public void lookSoon(String tenant, UUID link, Instant now) {
    transactions.ofAll(
        "update link_queue set poll_at = $3 where link = $1 and tenant = $2",
        Tuple.of(link, tenant, at(now)));
  }

  @Override
  public void pollNow(String tenant, UUID link, Instant now) {
    transactions.of(
        tenant,
        connection ->
            connection
                .preparedQuery(
                    """
                    update pair set due_at = $3
                    where tenant = $1 and link = $2 and parked is not null
                    """)
                .execute(Tuple.of(tenant, link, at(now)))
                .chain(
                    () ->
                        connection
                            .preparedQuery(
                                """
                                update link_queue set poll_at = $3, not_before = null, failures = 0
                                where link = $1 and tenant = $2
                                """)
                            .execute(Tuple.of(link, tenant, at(now)))));
  }
}
