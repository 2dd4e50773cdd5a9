package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.republication.Republication;
import dev.calbridge.scheduler.republication.Republications;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The work list {@code republication}. */
@ApplicationScoped
public class PostgresRepublications implements Republications {

  private static final String SELECT = "select * from republication where id = $1";

  private final Pool pool;
  private final RepublicationWork work;
  private final Supplier<UUID> ids;
  private final Clock clock;

  public PostgresRepublications(
      Pool pool, RepublicationWork work, Supplier<UUID> ids, Clock clock) {
    this.pool = pool;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Uni<Republication> request(@Nullable String onlyTenant, String by) {
    UUID id = ids.get();
    return pool.preparedQuery(
            "insert into republication (id, only_tenant, requested_by, requested_at, stage, after,"
                + " told) values ($1, $2, $3, $4, $5, $6, 0) returning *")
        .execute(
            Tuple.of(
                id,
                onlyTenant,
                by,
                Spans.utc(clock.instant()),
                Republication.Stage.CALENDARS.name(),
                RepublicationWork.BEGINNING))
        .map(rows -> read(rows.iterator().next()))
        .invoke(work::wake);
  }

  @Override
  public Uni<Optional<Republication>> find(UUID id) {
    return pool.preparedQuery(SELECT)
        .execute(Tuple.of(id))
        .map(rows -> Statements.first(rows).map(PostgresRepublications::read));
  }

  private static Republication read(Row row) {
    OffsetDateTime done = row.getOffsetDateTime("done_at");
    return new Republication(
        row.getUUID("id"),
        row.getString("only_tenant"),
        row.getString("requested_by"),
        row.getOffsetDateTime("requested_at").toInstant(),
        row.getLong("told"),
        done == null ? null : done.toInstant());
  }
}
