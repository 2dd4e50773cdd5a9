package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.HttpCalls.Answer;
import dev.calbridge.local.Service;
import dev.calbridge.local.compat.Events;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What happens while a service is down arrives when it is back, also when it finds the schema of a
 * later version there: as after a rollback. The schema changes while all are at work: as during an
 * upgrade.
 */
@ExtendWith(StackExtension.class)
class RestartTest {

  @BeforeAll
  static void a_later_version_migrates(House house) {
    schemas(house).forEach(NewerSchema::add);
  }

  @AfterAll
  static void and_is_forgotten(House house) {
    assertThat(schemas(house)).allMatch(NewerSchema::recorded);
    schemas(house).forEach(NewerSchema::remove);
  }

  private static List<NewerSchema> schemas(House house) {
    return Stream.of(Service.values())
        .map(
            service ->
                new NewerSchema(
                    new DatabaseContents(house.stack().postgres(), service.database()),
                    service.database() + "_owner"))
        .toList();
  }

  @Test
  void the_gateway_catches_up_with_rest(House house) {
    UUID kept = UUID.randomUUID();
    String title = House.title("Vor dem Neustart");
    LocalDateTime start = House.daysAhead(8, 9);
    house.rest().create(kept, title, start, 60);
    house.awaitInDav(title, start);

    house.stack().stop(Service.GATEWAY);
    UUID missed = UUID.randomUUID();
    String missedTitle = House.title("Gateway fort");
    house.rest().create(missed, missedTitle, start, 60);
    LocalDateTime later = start.plusHours(1);
    house.rest().change(kept, title, later, 60);
    house.stack().start(Service.GATEWAY);

    house.awaitInDav(missedTitle, start);
    house.awaitInDav(title, later);
  }

  @Test
  void google_sync_catches_up_with_both_sides(House house) {
    UUID moved = UUID.randomUUID();
    String title = House.title("Wird verschoben");
    LocalDateTime start = House.daysAhead(8, 12);
    house.rest().create(moved, title, start, 60);
    house.awaitInGoogle(title, start);
    String event = house.google().event(title).orElseThrow().path("id").asText();

    house.stack().stop(Service.GOOGLE_SYNC);
    LocalDateTime later = start.plusHours(2);
    house.google().move(event, later, 60);
    String missedTitle = House.title("Google fort");
    house.rest().create(UUID.randomUUID(), missedTitle, start, 60);
    house.stack().start(Service.GOOGLE_SYNC);

    house.awaitInRest(moved, title, later);
    house.awaitInGoogle(missedTitle, start);
  }

  @Test
  void verified_users_go_on_while_credential_service_is_away(House house) {
    assertThat(house.dav().items()).isNotNull();

    house.stack().stop(Service.CREDENTIAL);
    String title = House.title("Zugangsdaten fort");
    LocalDateTime start = House.daysAhead(9, 9);
    house.rest().create(UUID.randomUUID(), title, start, 60);
    house.awaitInDav(title, start);
    house.stack().start(Service.CREDENTIAL);

    house.awaitInGoogle(title, start);
    house.awaitInDav(title, start);
  }

  @Test
  void while_the_scheduler_is_away_caldav_reads_go_on_and_writes_are_told_to_wait(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Vor der Pause");
    LocalDateTime start = House.daysAhead(9, 12);
    house.rest().create(id, title, start, 60);
    house.awaitInDav(title, start);
    house.awaitInGoogle(title, start);
    DavCalendar.Item item = house.inDav(title).orElseThrow();
    String event = house.google().event(title).orElseThrow().path("id").asText();

    house.stack().stop(Service.SCHEDULER);
    assertThat(house.dav().get(item.name()).status()).isEqualTo(200);
    Answer refused =
        house.dav().put(item.name(), Events.edited(item, "Verloren", start), item.eTag());
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    LocalDateTime later = start.plusHours(3);
    house.google().move(event, later, 60);
    house.stack().start(Service.SCHEDULER);

    house.awaitInRest(id, title, later);
    house.awaitInDav(title, later);
  }
}
