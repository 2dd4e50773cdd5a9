package dev.calbridge.local.e2e;

import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class ChangedInGoogleTest {

  @Test
  void a_move_changes_rest_and_caldav(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Abholung");
    LocalDateTime start = House.daysAhead(6, 9);
    house.rest().create(id, title, start, 60);
    house.awaitInGoogle(title, start);
    String event = house.google().event(title).orElseThrow().path("id").asText();

    LocalDateTime later = start.plusHours(4);
    house.google().move(event, later, 60);

    house.awaitInRest(id, title, later);
    house.awaitInDav(title, later);
  }

  @Test
  void a_delete_deletes_in_rest_and_caldav(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Kontrolle");
    LocalDateTime start = House.daysAhead(6, 14);
    house.rest().create(id, title, start, 30);
    house.awaitInGoogle(title, start);

    house.google().delete(house.google().event(title).orElseThrow().path("id").asText());

    house.awaitGoneFromRest(id);
    house.awaitGoneFromDav(title);
  }

  @Test
  void a_new_event_arrives_in_rest_and_caldav(House house) {
    String title = House.title("Anprobe");
    LocalDateTime start = House.daysAhead(7, 16);

    house.google().create(title, start, 60);

    house.awaitNewInRest(title, start);
    house.awaitInDav(title, start);
  }
}
