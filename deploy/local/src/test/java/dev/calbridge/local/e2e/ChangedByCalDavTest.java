package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.compat.Events;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class ChangedByCalDavTest {

  @Test
  void an_edit_changes_rest_and_google(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Beratung");
    LocalDateTime start = House.daysAhead(4, 10);
    house.rest().create(id, title, start, 60);
    house.awaitInDav(title, start);
    DavCalendar.Item item = house.inDav(title).orElseThrow();

    String renamed = House.title("Brillenberatung");
    LocalDateTime later = start.plusHours(3);
    house
        .dav()
        .put(item.name(), Events.edited(item, renamed, later), item.eTag())
        .expect("PUT", 204, 200);

    assertThat(House.davStart(house.inDav(renamed).orElseThrow()))
        .as("a client reads what it has written")
        .isEqualTo(later);
    house.awaitInRest(id, renamed, later);
    house.awaitInGoogle(renamed, later);
    house.awaitGoneFromGoogle(title);
  }

  @Test
  void a_new_event_arrives_in_rest_and_google_and_keeps_its_name(House house) {
    String uid = UUID.randomUUID().toString();
    String title = House.title("Telefonat");
    LocalDateTime start = House.daysAhead(5, 11);

    house.dav().put(uid + ".ics", Events.event(uid, title, start), null).expect("PUT", 201);

    assertThat(house.dav().items().get(uid + ".ics").property("UID")).isEqualTo(uid);
    house.awaitNewInRest(title, start);
    house.awaitInGoogle(title, start);
  }

  @Test
  void a_delete_deletes_in_rest_and_google(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Reparatur");
    LocalDateTime start = House.daysAhead(4, 15);
    house.rest().create(id, title, start, 30);
    house.awaitInDav(title, start);
    house.awaitInGoogle(title, start);
    DavCalendar.Item item = house.inDav(title).orElseThrow();

    house.dav().delete(item.name(), item.eTag()).expect("DELETE", 204, 200);

    assertThat(house.dav().get(item.name()).status()).isEqualTo(404);
    house.awaitGoneFromRest(id);
    house.awaitGoneFromGoogle(title);
  }
}
