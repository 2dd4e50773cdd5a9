package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.world.EventStream;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesTest {

  private static final String PATH = "/api/v1/changes";

  private static Shop shop;

  @BeforeEach
  void open() {
    if (shop == null) {
      shop = Shop.open();
    }
  }

  @Test
  void changesAreToldInTheirOrderAndCanBeResumed() {
    String first;
    UUID id = Shop.id();
    try (EventStream stream = new EventStream("anna.berger", PATH, null)) {
      first = stream.await(event -> event.name().equals("ready")).id();
      book(id, "2028-01-03");
      assertThat(stream.await(event -> of(event, id)).data()).contains("\"version\":1");
    }
    as("admin")
        .header("If-Match", "\"1\"")
        .delete("/api/v1/appointments/" + id)
        .then()
        .statusCode(204);
    try (EventStream stream = new EventStream("anna.berger", PATH, first)) {
      stream.await(event -> of(event, id) && event.name().equals("removed"));
      List<String> seen =
          stream.events().stream()
              .filter(event -> of(event, id))
              .map(EventStream.Event::name)
              .toList();
      assertThat(seen).containsExactly("changed", "removed");
    }
  }

  @Test
  void nobodyHearsOfAnotherTenantOrOfOtherResources() {
    UUID mine = Shop.id();
    UUID bens = Shop.id();
    try (EventStream foreigner = new EventStream("hoergut.admin", PATH, null);
        EventStream one = new EventStream("admin", PATH + "?resource=" + shop.anna, null)) {
      foreigner.await(event -> event.name().equals("ready"));
      one.await(event -> event.name().equals("ready"));
      Map<String, Object> body = at("2028-01-04");
      body.put("primaryResource", shop.ben);
      as("admin").body(body).put("/api/v1/appointments/" + bens).then().statusCode(201);
      book(mine, "2028-01-04");
      one.await(event -> of(event, mine));
      assertThat(one.events()).noneMatch(event -> of(event, bens));
      String branch =
          as("hoergut.admin")
              .body(Map.of("name", "Raum", "branches", List.of()))
              .post("/api/v1/resources")
              .path("id");
      foreigner.await(event -> event.data().contains(branch));
      assertThat(foreigner.events()).noneMatch(event -> of(event, mine) || of(event, bens));
    }
  }

  @Test
  void whoWasAwayForTooLongIsToldToFetchEverything() {
    long yesterday = Instant.now().minusSeconds(25 * 3600).getEpochSecond();
    for (String last : List.of("700-1-" + yesterday, "nonsense")) {
      try (EventStream stream = new EventStream("admin", PATH, last)) {
        assertThat(stream.await(event -> true).name()).isEqualTo("resync");
      }
    }
  }

  @Test
  void nobodyListensWithTooManyWindows() {
    List<EventStream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        streams.add(new EventStream("ben.vogt", PATH, null));
      }
      assertThat(streams).extracting(EventStream::status).containsOnlyOnce(429).contains(200);
    } finally {
      streams.forEach(EventStream::close);
    }
  }

  private static boolean of(EventStream.Event event, UUID id) {
    return event.data().contains(id.toString());
  }

  private static void book(UUID id, String day) {
    as("admin").body(at(day)).put("/api/v1/appointments/" + id).then().statusCode(201);
  }

  private static Map<String, Object> at(String day) {
    Map<String, Object> body = shop.appointment();
    body.put("span", Shop.timed(day + "T09:00:00", day + "T09:30:00"));
    return body;
  }
}
