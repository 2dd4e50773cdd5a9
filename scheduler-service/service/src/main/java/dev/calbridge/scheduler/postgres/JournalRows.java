package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.operation.LogKeys;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxMessage;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import dev.calbridge.scheduler.journal.KeptLine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Lines of the journal as rows and as events. */
@ApplicationScoped
public class JournalRows {

  static final String SELECT =
      "select line::text as line, version_before, version_after, future, undone_at, undone_by"
          + " from journal_line";

  /** Forgets a few old lines of the tenant on the way, so that nobody has to go through all. */
  private static final String INSERT =
      """
      with old as (
        delete from journal_line where tenant = $1 and id in (
          select id from journal_line where tenant = $1 and at < $14 order by at limit 20
          for update skip locked))
      insert into journal_line (tenant, id, at, resource, entry, source, source_user, action,
        outcome, line, version_before, version_after, future)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12, $13)
      on conflict (tenant, id) do nothing
      """;

  /** What a topic takes at most is four times this. */
  private static final int LARGEST_EVENT = 512 * 1024;

  private final Json json;
  private final Outbox outbox;
  private final Duration retention;

  public JournalRows(
      Json json,
      Outbox outbox,
      @ConfigProperty(name = "calbridge.journal.retention", defaultValue = "90d")
          Duration retention) {
    this.json = json;
    this.outbox = outbox;
    this.retention = retention;
  }

  /** Keeps a line unless its id is there already. */
  Uni<RowSet<Row>> insert(SqlConnection connection, KeptLine kept, Instant now) {
    JournalLine line = kept.line();
    MDC.put(LogKeys.JOURNAL, line.id());
    List<@Nullable Object> values = new ArrayList<>(14);
    values.add(line.tenant());
    values.add(line.id());
    values.add(Spans.utc(line.at()));
    values.add(line.resource());
    values.add(line.entry());
    values.add(line.source().id());
    values.add(line.source().user());
    values.add(line.action().name());
    values.add(line.outcome().name());
    values.add(json.text(line));
    values.add(kept.versionBefore());
    values.add(kept.versionAfter());
    values.add(kept.future());
    values.add(Spans.utc(now.minus(retention)));
    return connection.preparedQuery(INSERT).execute(Tuple.from(values));
  }

  /** Tells the world; without the contents where they are larger than anybody wants to read. */
  Uni<Void> publish(SqlConnection connection, JournalLine line) {
    String text = json.text(line);
    return outbox.append(
        connection,
        new OutboxMessage(
            SchedulerTopics.SYNC_JOURNAL,
            line.tenant() + "/" + line.resource(),
            SchedulerTopics.JOURNAL_LINE,
            1,
            text.length() <= LARGEST_EVENT ? text : json.text(withoutContents(line))));
  }

  KeptLine read(Row row) {
    OffsetDateTime undone = row.getOffsetDateTime("undone_at");
    return new KeptLine(
        json.read(row.getString("line"), JournalLine.class),
        row.getLong("version_before"),
        row.getLong("version_after"),
        row.getBoolean("future"),
        undone == null
            ? null
            : new KeptLine.Undone(undone.toInstant(), row.getString("undone_by")));
  }

  /** {@code tenant, id}. */
  static Tuple key(String tenant, UUID id) {
    return Tuple.of(tenant, id);
  }

  private static JournalLine withoutContents(JournalLine line) {
    return new JournalLine(
        line.tenant(),
        line.id(),
        line.at(),
        line.resource(),
        line.entry(),
        line.direction(),
        line.source(),
        line.action(),
        line.outcome(),
        line.code(),
        line.detail(),
        null,
        null);
  }
}
