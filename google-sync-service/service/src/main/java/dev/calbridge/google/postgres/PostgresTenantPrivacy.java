package dev.calbridge.google.postgres;

import static dev.calbridge.google.postgres.Transactions.at;

import dev.calbridge.google.link.TenantPrivacy;
import dev.calbridge.google.sync.FieldMapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Field mappings of tenants. */
@Singleton
public class PostgresTenantPrivacy implements TenantPrivacy {

  private static final String KEEP =
      """
      insert into tenant_privacy (tenant, title, description, location, visibility)
      values ($1, $2, $3, $4, $5)
      on conflict (tenant) do update
        set title = excluded.title, description = excluded.description,
            location = excluded.location, visibility = excluded.visibility
      """;

  private static final String MARK =
      """
      update pair set due_at = $2, touched = touched + 1, backfill = due_at is null or backfill
      where tenant = $1
      """;

  private static final String WAKE = "update link_queue set work_at = $2 where tenant = $1";

  private final Transactions transactions;
  private final Clock clock;

  public PostgresTenantPrivacy(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public FieldMapping of(String tenant) {
    var rows =
        transactions.query(
            tenant,
            "select title, description, location, visibility from tenant_privacy where tenant = $1",
            Tuple.of(tenant));
    return Transactions.rows(rows, PostgresTenantPrivacy::mapping).stream()
        .findFirst()
        .orElse(FieldMapping.EVERYTHING);
  }

  @Override
  public void change(String tenant, FieldMapping mapping) {
    OffsetDateTime now = at(clock.instant());
    transactions.of(
        tenant,
        connection ->
            connection
                .preparedQuery(KEEP)
                .execute(
                    Tuple.of(
                        tenant,
                        mapping.title().name(),
                        mapping.description(),
                        mapping.location(),
                        mapping.visibility().name()))
                .chain(() -> connection.preparedQuery(MARK).execute(Tuple.of(tenant, now)))
                .chain(() -> connection.preparedQuery(WAKE).execute(Tuple.of(tenant, now)))
                .chain(() -> Uni.createFrom().item(true)));
  }

  /**
   * @param row of the table, or of an outer join with it
   */
  static FieldMapping mapping(Row row) {
    String title = row.getString("title");
    return title == null
        ? FieldMapping.EVERYTHING
        : new FieldMapping(
            FieldMapping.Title.valueOf(title),
            row.getBoolean("description"),
            row.getBoolean("location"),
            FieldMapping.Visibility.valueOf(row.getString("visibility")));
  }
}
