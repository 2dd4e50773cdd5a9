package dev.calbridge.scheduler.postgres;

import dev.calbridge.kit.postgres.TenantDatabase;
import dev.calbridge.platform.testkit.Database;
import dev.calbridge.platform.testkit.Databases;
import dev.calbridge.platform.testkit.Platform;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * A program, not a test: {@code ./calbridge bench scheduler} runs it. It loads a million
 * appointments ({@code -Dbench.appointments} for fewer) into a database of its own and prints how
 * large they are, by which plans the hot queries read them, and how long they take. See
 * docs/benchmarks.md.
 */
class MillionAppointmentsBench {

  private static final int RUNS = 300;

  @Test
  void aMillionAppointments() throws SQLException {
    int count = Integer.getInteger("bench.appointments", 1_000_000);
    Database database = new Databases(Platform.current().postgres()).recreate("bench_million");
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password())
        .locations("db/migration", "db/outbox")
        .placeholders(Map.of("app_role", database.app().user()))
        .load()
        .migrate();
    try (Connection owner =
        DriverManager.getConnection(
            database.jdbcUrl(), database.owner().user(), database.owner().password())) {
      withoutReferences(owner);
      long began = System.nanoTime();
      AppointmentLoad.load(owner, count);
      say("%,d appointments in %.1f s", count, (System.nanoTime() - began) / 1e9);
      sizes(owner);
    }
    measure(database);
  }

  /** Checking seven references a row is most of the load, and neither size nor plans need it. */
  private static void withoutReferences(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          """
          do $$ declare one record; begin
            for one in select conrelid::regclass as place, conname from pg_constraint
              where contype = 'f' and connamespace = 'public'::regnamespace
            loop execute format('alter table %s drop constraint %I', one.place, one.conname);
            end loop;
          end $$
          """);
    }
  }

  /** Marked, because a service's log runs beside it. */
  private static void say(String text, Object... values) {
    text.formatted(values).lines().forEach(line -> System.out.println("BENCH " + line));
  }

  private static void sizes(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select relname, pg_size_pretty(pg_table_size(oid)),"
                    + " pg_size_pretty(pg_indexes_size(oid)) from pg_class"
                    + " where relname in ('appointment', 'placement', 'customer',"
                    + " 'customer_word') order by 1")) {
      while (rows.next()) {
        say("%-14s rows %9s  indexes %9s", rows.getString(1), rows.getString(2), rows.getString(3));
      }
    }
  }

  private static void measure(Database database) {
    Vertx vertx = Vertx.vertx();
    PgConnectOptions options =
        PgConnectOptions.fromUri(database.reactiveUrl())
            .setUser(database.app().user())
            .setPassword(database.app().password())
            .setCachePreparedStatements(true);
    Pool pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(4))
            .connectingTo(options)
            .using(vertx)
            .build();
    try {
      TenantDatabase tenants = new TenantDatabase(pool);
      HotQueries.all()
          .forEach(
              (name, query) -> {
                long[] nanos = new long[RUNS];
                for (int i = -30; i < RUNS; i++) {
                  long began = System.nanoTime();
                  tenants
                      .inTransaction(
                          AppointmentLoad.TENANT,
                          connection ->
                              connection.preparedQuery(query.sql()).execute(query.values()))
                      .await()
                      .indefinitely();
                  if (i >= 0) {
                    nanos[i] = System.nanoTime() - began;
                  }
                }
                Arrays.sort(nanos);
                say(
                    "%s: p50 %.2f ms, p99 %.2f ms%n%s",
                    name,
                    nanos[RUNS / 2] / 1e6,
                    nanos[RUNS * 99 / 100] / 1e6,
                    HotQueries.plan(tenants, query));
              });
    } finally {
      pool.close().await().indefinitely();
      vertx.close().await().indefinitely();
    }
  }
}
