package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.world.SyncTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** From the event on Kafka to the event in Google; wide bounds, since build machines are busy. */
@QuarkusTest
class LatencyTest extends SyncTest {

  private static final int APPOINTMENTS = 100;
  private static final Duration BETWEEN = Duration.ofMillis(50);

  @Test
  void appointmentsAreInGoogleAtOnce() {
    Linked link = link("keep-ours", "both");
    world.house.create(link.resource(), appointment("Vorher", TOMORROW_NINE));
    inGoogle(link, "Vorher");
    awaitQuiet(link);

    long since = world.google.journal();
    Map<String, Instant> published = new HashMap<>();
    for (int i = 0; i < APPOINTMENTS; i++) {
      String title = "Termin " + i;
      published.put(title, Instant.now());
      world.house.create(link.resource(), appointment(title, TOMORROW_NINE.plusMinutes(i)));
      // The pace of the load, not a wait for anything.
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    soon().until(() -> world.google.events(link.calendar()).size() == APPOINTMENTS + 1);

    List<Long> millis =
        world.google.events(link.calendar()).stream()
            .filter(event -> published.containsKey(event.get("summary").asText()))
            .map(
                event ->
                    Duration.between(
                            published.get(event.get("summary").asText()),
                            Instant.parse(event.get("created").asText()))
                        .toMillis())
            .sorted()
            .toList();
    System.out.printf(
        "Published to present in Google, ms: p50 %d, p90 %d, p98 %d, max %d%n",
        millis.get(APPOINTMENTS / 2),
        millis.get(APPOINTMENTS * 9 / 10),
        millis.get(APPOINTMENTS * 98 / 100),
        millis.getLast());
    assertThat(millis).hasSize(APPOINTMENTS);
    assertThat(world.google.requests(since))
        .as("our own budget keeps us below Google's limits")
        .noneMatch(request -> request.get("status").asInt() == 403);
  }
}
