package dev.calbridge.kit.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantRecordsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject TenantRecords records;
  @Inject EraseTenant erase;
  @Inject TenantDatabase database;
  @Inject Pool pool;
  @Inject ObjectMapper json;

  @Test
  void everyRowIsHandedOverWithoutWhatIsSecret() throws Exception {
    String tenant = tenantWithNotes(450);

    List<JsonNode> rows = new ArrayList<>();
    for (String line : records.rows(tenant).collect().asList().await().atMost(PATIENCE)) {
      rows.add(json.readTree(line));
    }

    assertThat(rows).filteredOn(row -> row.get("table").asText().equals("note")).hasSize(450);
    assertThat(rows)
        .filteredOn(row -> row.get("table").asText().equals("page"))
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.get("row").get("number").asInt()).isEqualTo(7);
              assertThat(page.get("row").has("sealed")).isFalse();
              assertThat(page.get("row").has("password_hash")).isFalse();
            });
    assertThat(rows).allSatisfy(row -> assertThat(row.toString()).contains(tenant));
  }

  @Test
  void nothingOfAnErasedTenantIsLeftAndOthersLoseNothing() {
    String leaving = tenantWithNotes(4_500);
    String staying = tenantWithNotes(3);

    Erasure erasure = eraseAll(leaving);

    assertThat(erasure.erased()).containsEntry("note", 4_500L).containsEntry("page", 1L);
    assertThat(mentions(leaving)).containsExactly("tenant_erasure");
    assertThat(mentions(staying)).contains("note", "page");
    assertThat(records.rows(staying).collect().asList().await().atMost(PATIENCE)).hasSize(4);
    assertThat(eraseAll(leaving).erased()).as("asked for again").isEmpty();
  }

  @Test
  void anErasureIsNotCompleteWhileAMessageOfTheTenantWaits() {
    String tenant = tenantWithNotes(1);

    Erasure erasure =
        pool.withTransaction(
                connection ->
                    withoutRelay(connection)
                        .chain(() -> append(tenant))
                        .chain(() -> erase.erase(tenant, "somebody"))
                        .call(() -> forget(connection, tenant)))
            .await()
            .atMost(PATIENCE);

    assertThat(erasure.complete()).isFalse();
    assertThat(erasure.waiting()).isEqualTo(1);
    assertThat(eraseAll(tenant).complete()).isTrue();
  }

  /** The relay publishes nothing as long as the transaction lasts. */
  private static Uni<RowSet<Row>> withoutRelay(SqlConnection connection) {
    return connection.query("select pg_advisory_xact_lock(hashtext('outbox'))").execute();
  }

  private Uni<RowSet<Row>> append(String tenant) {
    return pool.preparedQuery(
            "insert into outbox (topic, key, type, version) values ('none', $1, 'x', 1)")
        .execute(Tuple.of(tenant + "/" + UUID.randomUUID()));
  }

  private static Uni<RowSet<Row>> forget(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery("delete from outbox where starts_with(key, $1)")
        .execute(Tuple.of(tenant));
  }

  private Erasure eraseAll(String tenant) {
    AtomicReference<Erasure> last = new AtomicReference<>();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              last.set(erase.erase(tenant, "somebody").await().atMost(PATIENCE));
              return last.get().complete();
            });
    return last.get();
  }

  private String tenantWithNotes(int count) {
    String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    var unused =
        database
            .inTransaction(
                tenant,
                connection ->
                    connection
                        .preparedQuery(
                            "insert into note select $1, n, 'text' from generate_series(1, $2) n")
                        .execute(Tuple.of(tenant, count))
                        .chain(
                            () ->
                                connection
                                    .preparedQuery(
                                        "insert into page values ($1, 1, 7, 'sealed', 'hash')")
                                    .execute(Tuple.of(tenant))))
            .await()
            .atMost(PATIENCE);
    return tenant;
  }

  /** Tables with a row that has the tenant's alias anywhere. */
  private Set<String> mentions(String tenant) {
    return database
        .inTransaction(
            tenant,
            connection ->
                connection
                    .query(
                        """
                        select c.relname from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                          and c.relname <> 'flyway_schema_history'
                          and (xpath('//n/text()', query_to_xml(format(
                            'select count(*) as n from %%I t where t::text like ''%%%%%s%%%%''',
                            c.relname), false, true, '')))[1]::text::int > 0
                        """
                            .formatted(tenant))
                    .execute())
        .await()
        .atMost(PATIENCE)
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toUnmodifiableSet());
  }
}
