package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.local.Service;
import dev.calbridge.local.compat.Events;
import dev.calbridge.local.demo.DemoUsers;
import dev.calbridge.local.observability.WatchedMetrics;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What alerts, dashboards and the documentation speak of is there in the running services. */
@ExtendWith(StackExtension.class)
class MetricsTest {

  private static final Path ROOT = Path.of(System.getProperty("calbridge.root"));

  @Test
  void everyMetricThatIsWatchedOrDocumentedIsThereAndTellsOfNobody(House house) {
    String title = House.title("Gemessen");
    LocalDateTime start = House.daysAhead(10, 9);
    house.rest().create(UUID.randomUUID(), title, start, 60);
    house.awaitInDav(title, start);
    house.awaitInGoogle(title, start);
    var item = house.inDav(title).orElseThrow();
    house.dav().put(item.name(), Events.edited(item, title, start.plusHours(1)), item.eTag());
    house.awaitInGoogle(title, start.plusHours(1));

    Set<String> wanted = new TreeSet<>(WatchedMetrics.watched(ROOT));
    wanted.addAll(WatchedMetrics.documented(ROOT));
    house.soon(
        () -> {
          Set<String> there = names(scrapes(house));
          assertThat(wanted)
              .allSatisfy(
                  name ->
                      assertThat(there)
                          .as(name)
                          .containsAnyOf(name, name + "_count", name + "_bucket"));
        });
    String scrapes = scrapes(house);
    assertThat(scrapes).contains("calbridge_commit_to_visible_seconds_count{application=\"google");
    assertThat(scrapes)
        .doesNotContain(title, DemoUsers.CALDAV_USER, "optik-himmel", "hoergut", "@");
    Set<String> mentioned = WatchedMetrics.mentioned(ROOT);
    assertThat(names(scrapes).stream().filter(name -> name.startsWith("calbridge_")))
        .allSatisfy(
            name ->
                assertThat(mentioned)
                    .as("metrics.md")
                    .containsAnyOf(name, WatchedMetrics.family(name)));
  }

  private static String scrapes(House house) {
    StringBuilder all = new StringBuilder();
    for (Service service : Service.values()) {
      all.append(
          house
              .http()
              .send(
                  "GET",
                  house.stack().url(service.management()) + "/q/metrics",
                  Map.of("Accept", "text/plain"),
                  null)
              .expect("metrics", 200)
              .body());
    }
    return all.toString();
  }

  private static Set<String> names(String scrape) {
    return scrape
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
