package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.kit.postgres.TenantDatabase;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent again, at the same time, or malformed. */
@QuarkusTest
class RepeatedEntryChangesTest extends EntryChanging {

  @Inject TenantDatabase database;

  @Test
  void twentyTriesWithOneKeyHaveOneEffect() throws Exception {
    EntryChange change =
        new EntryChange.Create(anna, shop.anna, "once", "once.ics", Change.lunch());
    String key = UUID.randomUUID().toString();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<EntryChangeOutcome>> answers =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> gateway.send(change, key)))
              .toList();
      EntryChangeOutcome first = answers.getFirst().get();
      assertThat(first).isInstanceOf(Applied.class);
      for (Future<EntryChangeOutcome> answer : answers) {
        assertThat(answer.get()).isEqualTo(first);
      }
    }
    as("admin")
        .queryParams(
            "resource", shop.anna, "from", "2026-11-25T00:00:00Z", "to", "2026-11-26T00:00:00Z")
        .get("/api/v1/appointments")
        .then()
        .body("items.size()", equalTo(1));
  }

  @Test
  void twentyCreatesOfOneUidHaveOneWinner() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<EntryChangeOutcome>> answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> create(shop.anna, "race", "race" + i + ".ics", Change.lunch())))
              .toList();
      int applied = 0;
      for (Future<EntryChangeOutcome> answer : answers) {
        if (answer.get() instanceof Applied) {
          applied++;
        } else {
          assertRefused(Reason.UID_IN_USE, answer.get());
        }
      }
      assertThat(applied).isEqualTo(1);
    }
  }

  @Test
  void oldAnswersAreForgotten() {
    String old = "old " + UUID.randomUUID();
    String insert =
        "insert into entry_change_answer (tenant, key, answer, answered_at) values ('%s', '%s', '{}', now() - interval '8 days')"
            .formatted(Shop.TENANT, old);
    database
        .inTransaction(Shop.TENANT, connection -> connection.query(insert).execute())
        .await()
        .indefinitely();
    create(shop.anna, "f", "f.ics", Change.lunch());
    String count = "select count(*) from entry_change_answer where key = '" + old + "'";
    assertThat(
            database
                .inTransaction(Shop.TENANT, connection -> connection.query(count).execute())
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0))
        .isZero();
  }

  @Test
  void aRefusalIsNotRemembered() {
    EntryChange change = new EntryChange.Create(anna, shop.anna, "u", "u.ics", Change.lunch());
    CalendarEntry other = applied(create(shop.anna, "u", "v.ics", Change.lunch())).entry();
    String key = UUID.randomUUID().toString();
    assertRefused(Reason.UID_IN_USE, gateway.send(change, key));
    delete(shop.anna, other);
    assertThat(gateway.send(change, key)).isInstanceOf(Applied.class);
  }

  @Test
  void malformedChangesAreRefusedAndChangeNothing() {
    for (String body :
        List.of(
            "{",
            "null",
            "{}",
            "{\"type\":\"create\"}",
            "{\"type\":\"nonsense\"}",
            "{\"type\":\"update\",\"source\":{\"kind\":\"CALDAV\"},\"resource\":\"x\"}",
            "{\"type\":\"create\",\"source\":{\"kind\":\"CALDAV\",\"id\":\""
                + UUID.randomUUID()
                + "\"},\"resource\":\""
                + shop.anna
                + "\",\"uid\":\"u\",\"objectName\":\"a/b\",\"content\":{}}")) {
      Shop.asGateway()
          .header("Idempotency-Key", "k")
          .body(body)
          .post("/internal/v1/entry-changes")
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    EntryChange change = new EntryChange.Create(anna, shop.anna, "u", "u.ics", Change.lunch());
    gateway
        .post(change, "")
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-missing"));
    gateway.post(change, "k".repeat(201)).then().statusCode(400);
    gateway
        .post(
            new EntryChange.Create(
                anna, shop.anna, "n", "n.ics", Change.location(Change.lunch(), "a\u0000b")),
            "nul")
        .then()
        .statusCode(400);
  }
}
