package dev.calbridge.google.link;

import dev.calbridge.google.world.SyncTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The house is told which calendar a resource has, however long that takes. */
@QuarkusTest
class ReferenceTest extends SyncTest {

  @Test
  void theHouseKnowsTheCalendarOfALinkWhetherOrNotItListenedAtOnce() {
    UUID resource = world.house.resource("Raum 7");
    world.house.away(true);
    Linked link = link(resource, "keep-ours", "both");
    soon().until(() -> world.grants.uses(link.id()));
    world.house.away(false);
    soon().until(() -> world.house.reference(resource).equals(Optional.of(link.calendar())));

    world.house.away(true);
    as("admin").delete("/api/v1/google/links/" + link.id()).then().statusCode(204);
    UUID other = world.house.resource("Raum 8");
    world.house.away(false);
    String next = relinked(other, link.calendar());
    soon().until(() -> world.house.reference(resource).isEmpty());
    soon().until(() -> world.house.reference(other).equals(Optional.of(link.calendar())));
    as("admin").delete("/api/v1/google/links/" + next).then().statusCode(204);
    soon().until(() -> world.house.reference(other).isEmpty());
  }

  private String relinked(UUID resource, String calendar) {
    UUID grant = world.grants.consent(world.google.email());
    return soon()
        .until(
            () -> create(resource, calendar, grant, "keep-ours", "both"),
            response -> response.statusCode() == 201)
        .path("id");
  }
}
