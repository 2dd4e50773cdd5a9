package dev.calbridge.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantDatabaseTest {

  @Inject TenantDatabase database;
  @Inject Pool pool;

  @Test
  void oneTenantNeverSeesAnother() {
    insert("aa", "aa", 1).await().indefinitely();
    insert("bb", "bb", 1).await().indefinitely();

    assertThat(count("aa")).isEqualTo(1);
    assertThat(count("cc")).isZero();
    assertThat(pool.query("select * from note").execute().await().indefinitely().size())
        .as("outside a tenant's transaction nothing is seen")
        .isZero();
  }

  @Test
  void writingForAnotherTenantIsRefusedByTheDatabase() {
    assertThatThrownBy(() -> insert("aa", "dd", 9).await().indefinitely())
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("42501"));
  }

  @Test
  void aFailureRollsBack() {
    assertThatThrownBy(
            () ->
                database
                    .inTransaction(
                        "ee",
                        connection ->
                            connection
                                .preparedQuery("insert into note values ('ee', 1, 'x')")
                                .execute()
                                .chain(() -> Uni.createFrom().failure(new RuntimeException("no"))))
                    .await()
                    .indefinitely())
        .hasMessage("no");
    assertThat(count("ee")).isZero();
  }

  @Test
  void aLongStatementIsPlannedOnceForAConnection() {
    String statement = "select 'long' as " + "x".repeat(20) + " /* " + "-".repeat(9_000) + " */";
    int kept =
        pool.withConnection(
                connection ->
                    connection
                        .preparedQuery(statement)
                        .execute()
                        .chain(() -> connection.preparedQuery(statement).execute())
                        .chain(
                            () ->
                                connection
                                    .preparedQuery(
                                        "select from pg_prepared_statements where statement = $1")
                                    .execute(Tuple.of(statement))))
            .await()
            .indefinitely()
            .size();

    assertThat(kept).isEqualTo(1);
  }

  private Uni<RowSet<Row>> insert(String acting, String written, long id) {
    return database.inTransaction(
        acting,
        connection ->
            connection
                .preparedQuery("insert into note values ($1, $2, 'text')")
                .execute(Tuple.of(written, id)));
  }

  private int count(String tenant) {
    return database
        .inTransaction(tenant, connection -> connection.query("select * from note").execute())
        .await()
        .indefinitely()
        .size();
  }
}
