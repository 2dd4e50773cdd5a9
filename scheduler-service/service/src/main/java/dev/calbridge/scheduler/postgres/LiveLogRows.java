package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.entry.Judged;
import dev.calbridge.scheduler.journal.LiveLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Writes down what the programs of a user try, while somebody looks. */
@ApplicationScoped
public class LiveLogRows {

  /** Forgets what is older than a day on the way; a log that is off costs one look-up by key. */
  private static final String WRITE =
      """
      with on_now as (
        select 1 from live_log where tenant = $1 and user_subject = $2 and until > $3),
      old as (
        delete from live_log_line where tenant = $1 and user_subject = $2 and at < $5
          and exists (select 1 from on_now))
      insert into live_log_line (tenant, user_subject, at, line)
      select $1, $2, $3, $4::text::jsonb from on_now
      """;

  private final Json json;
  private final Clock clock;

  public LiveLogRows(Json json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  Uni<RowSet<Row>> write(SqlConnection connection, String tenant, String user, Judged judged) {
    return connection
        .preparedQuery(WRITE)
        .execute(
            Tuple.of(
                tenant,
                user,
                Spans.utc(clock.instant()),
                json.text(judged.line().line()),
                Spans.utc(clock.instant().minus(LiveLog.KEPT))));
  }
}
