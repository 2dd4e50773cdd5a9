package dev.calbridge.kit.records;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The rows of one tenant in every table of the service's database. */
@ApplicationScoped
public class TenantRecords {

  /** Rows that are held in memory at a time. */
  private static final int FETCHED = 200;

  private final Pool pool;

  public TenantRecords(Pool pool) {
    this.pool = pool;
  }

  /** A table of tenants' rows; its name comes from the catalogue and is safe in SQL. */
  private record Table(String name, String tenantColumn, String[] secretColumns) {}

  private record Reading(SqlConnection connection, Transaction transaction) {
    Uni<Void> end() {
      return transaction.rollback().onTermination().call(connection::close);
    }
  }

  /**
   * Every row as {@code {"table": ..., "row": {...}}}, all as they were at one instant. Hashes and
   * sealed secrets are left out.
   */
  public Multi<String> rows(String tenant) {
    return Multi.createFrom()
        .resourceFromUni(this::begin, reading -> rows(reading.connection(), tenant))
        .withFinalizer(Reading::end, (reading, failure) -> reading.end(), Reading::end);
  }

  private Uni<Reading> begin() {
    return pool.getConnection()
        .chain(
            connection ->
                connection
                    .begin()
                    .call(
                        () ->
                            connection
                                .query("set transaction isolation level repeatable read, read only")
                                .execute())
                    .map(transaction -> new Reading(connection, transaction))
                    .onFailure()
                    .call(connection::close));
  }

  private static Multi<String> rows(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("select set_config('app.tenant', $1, true)")
        .execute(Tuple.of(tenant))
        .chain(() -> connection.query("select * from tenant_table() order by name").execute())
        .onItem()
        .transformToMulti(
            found -> {
              List<Table> tables = new ArrayList<>();
              found.forEach(row -> tables.add(table(row)));
              return Multi.createFrom().iterable(tables);
            })
        .onItem()
        .transformToMultiAndConcatenate(table -> rows(connection, table, tenant));
  }

  private static Multi<String> rows(SqlConnection connection, Table table, String tenant) {
    String statement =
        "select jsonb_build_object('table', '%1$s', 'row', to_jsonb(t) - $2::text[])::text"
                .formatted(table.name())
            + " from \"%s\" t where \"%s\" = $1".formatted(table.name(), table.tenantColumn());
    return connection
        .prepare(statement)
        .onItem()
        .transformToMulti(
            prepared ->
                prepared.createStream(FETCHED, Tuple.of(tenant, table.secretColumns())).toMulti())
        .map(row -> row.getString(0));
  }

  private static Table table(Row row) {
    return new Table(
        row.getString("name"),
        row.getString("tenant_column"),
        row.getArrayOfStrings("secret_columns"));
  }
}
