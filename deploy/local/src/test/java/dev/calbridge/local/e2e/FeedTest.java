package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.Person;
import dev.calbridge.local.demo.DemoUsers;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program that only subscribes needs an address and nothing else. */
@ExtendWith(StackExtension.class)
class FeedTest {

  @Test
  void a_feed_shows_the_calendar_until_it_is_revoked(House house) {
    String title = House.title("Im Abo");
    LocalDateTime start = House.daysAhead(12, 9);
    house.rest().create(UUID.randomUUID(), title, start, 60);
    Person anna = house.demonstration().people().person(DemoUsers.EMPLOYEE);
    JsonNode feed =
        anna.call("POST", "/api/v1/feeds", Map.of("resource", house.rest().resource()))
            .expect("Feed", 201)
            .json();
    URI told = URI.create(feed.path("address").path("url").asText());
    String address = house.front() + told.getRawPath();

    var read = house.http().send("GET", address, Map.of(), null).expect("Feed", 200);

    assertThat(told.getAuthority()).isEqualTo(URI.create(house.front()).getAuthority());
    assertThat(read.body()).contains("BEGIN:VCALENDAR", "SUMMARY:" + title);
    assertThat(
            house
                .http()
                .send("GET", address, Map.of("If-None-Match", String.valueOf(read.eTag())), null)
                .status())
        .isEqualTo(304);
    anna.call("DELETE", "/api/v1/feeds/" + feed.path("id").asText(), null).expect("Revoked", 204);
    assertThat(house.http().send("GET", address, Map.of(), null).status()).isEqualTo(404);
  }
}
