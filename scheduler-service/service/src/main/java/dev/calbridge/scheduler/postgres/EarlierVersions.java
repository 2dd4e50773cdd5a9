package dev.calbridge.scheduler.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.EarlierVersion;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.entry.EntryPicture;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code earlier_version}: the last {@value #MOST} versions of an appointment, each until a
 * season after it was replaced.
 */
@ApplicationScoped
public class EarlierVersions {

  static final int MOST = 50;
  private static final Duration KEPT = Duration.ofDays(90);

  /** Forgets a few old versions of the tenant on the way, so that nobody has to go through all. */
  private static final String KEEP =
      """
      with many as (
        delete from earlier_version where tenant = $1 and appointment = $2 and version <= $6),
      old as (
        delete from earlier_version where (tenant, appointment, version) in (
          select tenant, appointment, version from earlier_version
          where tenant = $1 and replaced_at < $7 order by replaced_at limit 20
          for update skip locked))
      insert into earlier_version (tenant, appointment, version, replaced_at, content)
      values ($1, $2, $3, $4, $5::text::jsonb)
      on conflict (tenant, appointment, version) do nothing
      """;

  private static final String SELECT =
      "select content::text as content from earlier_version where tenant = $1"
          + " and appointment = $2";

  private final ObjectMapper json;

  public EarlierVersions(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Keeps how the appointment is now, before it is changed.
   *
   * @param by subject of the account that is about to change it, or null
   */
  Uni<RowSet<Row>> keep(
      SqlConnection connection, Facts facts, Stored<Appointment> current, @Nullable String by) {
    EarlierVersion version =
        new EarlierVersion(
            current.version(),
            current.value(),
            EntryPicture.content(current.value(), facts.known()),
            facts.placements(),
            current.createdAt(),
            current.changedAt(),
            facts.now(),
            by);
    return connection
        .preparedQuery(KEEP)
        .execute(
            Tuple.from(
                List.of(
                    facts.tenant(),
                    current.id(),
                    current.version(),
                    Spans.utc(facts.now()),
                    text(version),
                    current.version() - MOST,
                    Spans.utc(facts.now().minus(KEPT)))));
  }

  Uni<List<EarlierVersion>> all(SqlConnection connection, String tenant, UUID appointment) {
    return connection
        .preparedQuery(SELECT + " order by version desc limit " + MOST)
        .execute(Tuple.of(tenant, appointment))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> read(row.getString("content")))
                    .toList());
  }

  Uni<@Nullable EarlierVersion> one(
      SqlConnection connection, String tenant, UUID appointment, long version) {
    return connection
        .preparedQuery(SELECT + " and version = $3")
        .execute(Tuple.of(tenant, appointment, version))
        .map(
            rows -> Statements.first(rows).map(row -> read(row.getString("content"))).orElse(null));
  }

  /** Out of the column {@code content}. */
  EarlierVersion read(String content) {
    try {
      return json.readValue(content, EarlierVersion.class);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String text(EarlierVersion version) {
    try {
      return json.writeValueAsString(version);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
