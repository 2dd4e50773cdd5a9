package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.Person;
import dev.calbridge.local.compat.Events;
import dev.calbridge.local.demo.DemoUsers;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What came from outside is written down, and can be taken back. */
@ExtendWith(StackExtension.class)
class JournalTest {

  @Test
  void an_edit_by_caldav_is_undone_everywhere(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Ursprung");
    LocalDateTime start = House.daysAhead(11, 9);
    house.rest().create(id, title, start, 60);
    house.awaitInDav(title, start);
    DavCalendar.Item item = house.inDav(title).orElseThrow();
    LocalDateTime later = start.plusHours(2);
    house
        .dav()
        .put(item.name(), Events.edited(item, "Versehen", later), item.eTag())
        .expect("PUT", 204, 200);
    house.awaitInRest(id, "Versehen", later);
    Person admin = house.demonstration().people().person(DemoUsers.ADMIN);

    JsonNode line = undoable(admin, id);
    assertThat(line.path("outcome").asText()).isEqualTo("APPLIED");
    assertThat(line.path("before").path("title").asText()).isEqualTo(title);
    assertThat(line.path("after").path("title").asText()).isEqualTo("Versehen");
    admin
        .call("POST", "/api/v1/sync-journal/" + line.path("id").asText() + "/undo", null)
        .expect("Undo", 200);

    house.awaitInRest(id, title, start);
    house.awaitInDav(title, start);
    house.awaitInGoogle(title, start);
  }

  @Test
  void an_event_deleted_in_google_comes_back_when_that_is_undone(House house) {
    UUID id = UUID.randomUUID();
    String title = House.title("Gelöscht");
    LocalDateTime start = House.daysAhead(11, 14);
    house.rest().create(id, title, start, 60);
    house.awaitInGoogle(title, start);
    house.google().delete(house.google().event(title).orElseThrow().path("id").asText());
    house.awaitGoneFromRest(id);
    Person admin = house.demonstration().people().person(DemoUsers.ADMIN);

    JsonNode line = undoable(admin, id);
    assertThat(line.path("action").asText()).isEqualTo("REMOVE");
    admin
        .call("POST", "/api/v1/sync-journal/" + line.path("id").asText() + "/undo", null)
        .expect("Undo", 200);

    house.awaitNewInRest(title, start);
    house.awaitInDav(title, start);
    house.awaitInGoogle(title, start);
  }

  /** What Google was told of the entry stands in the journal as well, and is not undone. */
  private static JsonNode undoable(Person admin, UUID entry) {
    JsonNode lines =
        admin
            .call("GET", "/api/v1/sync-journal?entry=" + entry, null)
            .expect("Journal", 200)
            .json()
            .path("items");
    return StreamSupport.stream(lines.spliterator(), false)
        .filter(line -> line.path("undoable").asBoolean())
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing to undo in " + lines));
  }
}
