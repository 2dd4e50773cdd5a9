package dev.calbridge.google.bench;

import static dev.calbridge.google.bench.Numbers.line;
import static dev.calbridge.google.world.SyncTest.TOMORROW_NINE;
import static dev.calbridge.google.world.SyncTest.appointment;
import static dev.calbridge.google.world.SyncTest.times;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.bench.Bench.Linked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code ./calbridge bench google}: how fast changes travel, what they cost in requests, what a
 * link weighs. The emulator answers after 40 ms and sends notifications; quotas are off, since the
 * service is to be measured and not Google's limits.
 */
public final class GoogleBench {

  private static final int LINKS = 100;
  private static final int PER_LINK = 30;
  private static final int SINGLE = 200;
  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final Duration IDLE = Duration.ofSeconds(15);
  private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

  private final Bench bench;

  private GoogleBench(Bench bench) {
    this.bench = bench;
  }

  public static void main(String[] arguments) throws Exception {
    KAFKA.setLevel(Level.WARNING);
    Path module = Path.of(System.getProperty("calbridge.bench.module", "")).toAbsolutePath();
    Instant began = Instant.now();
    try (Bench bench = new Bench(module)) {
      bench.restart(Map.of());
      new GoogleBench(bench).run();
    }
    line("the whole run", "%d s", Duration.between(began, Instant.now()).toSeconds());
    System.exit(0);
  }

  private void run() throws Exception {
    line("resident after the start", "%d MiB", bench.residentMebibytes());
    List<Linked> links = bench.links(LINKS);
    bench.awaitQuiet(links);
    outward(links.subList(0, 10), false);
    outward(links.subList(10, 20), true);
    inward(links.subList(20, 30));
    throughput(links);
    idle(links);
    polled(links);
    new FirstLink(bench).run();
    new ManyLinks(bench).run();
  }

  /** Open loop: a change every 50 ms, whether or not the earlier ones have arrived. */
  private void outward(List<Linked> links, boolean counts) {
    Map<String, Instant> published = new HashMap<>();
    List<UUID> entries = new ArrayList<>();
    long before = bench.world.google.journal();
    for (int i = 0; i < SINGLE; i++) {
      Linked link = links.get(i % links.size());
      String title = "Neu " + i;
      published.put(title, Instant.now());
      entries.add(
          bench
              .world
              .house
              .create(link.resource(), appointment(title, TOMORROW_NINE.plusMinutes(i)))
              .id());
      pace();
    }
    List<Duration> latencies = arrivals(links, published, "created");
    published.clear();
    for (int i = 0; i < SINGLE; i++) {
      String title = "Anders " + i;
      published.put(title, Instant.now());
      bench.world.house.edit(entries.get(i), appointment(title, TOMORROW_NINE.plusMinutes(i)));
      pace();
    }
    latencies.addAll(arrivals(links, published, "updated"));
    bench.awaitQuiet(links);
    if (counts) {
      line(
          "change in the house to present in Google, 20/s, 10 links",
          "%s",
          Numbers.percentiles(latencies));
      Requests.since(bench, before).print("outward, 20/s with push", 2 * SINGLE);
    }
  }

  private List<Duration> arrivals(
      List<Linked> links, Map<String, Instant> published, String stamp) {
    Map<String, Instant> arrived = new HashMap<>();
    Bench.soon()
        .until(
            () -> {
              arrived.clear();
              for (Linked link : links) {
                for (JsonNode event : bench.world.google.events(link.calendar())) {
                  if (published.containsKey(event.get("summary").asText())) {
                    arrived.put(
                        event.get("summary").asText(), Instant.parse(event.get(stamp).asText()));
                  }
                }
              }
              return arrived.size() == published.size();
            });
    List<Duration> latencies = new ArrayList<>();
    published.forEach((title, at) -> latencies.add(Duration.between(at, arrived.get(title))));
    return latencies;
  }

  /** Until the house has been asked; what it takes to answer is its own. */
  private void inward(List<Linked> links) {
    long before = bench.world.google.journal();
    Map<String, Instant> made = new HashMap<>();
    for (int i = 0; i < SINGLE; i++) {
      String title = "Dort " + i;
      made.put(title, Instant.now());
      bench.world.google.create(
          links.get(i % links.size()).calendar(),
          "{\"summary\":\"%s\",%s}".formatted(title, times(TOMORROW_NINE.plusMinutes(i))));
      pace();
    }
    List<Duration> latencies = new ArrayList<>();
    Bench.soon()
        .until(
            () ->
                links.stream()
                        .mapToInt(link -> bench.world.house.entriesOf(link.resource()).size())
                        .sum()
                    >= SINGLE);
    for (Linked link : links) {
      bench
          .world
          .house
          .entriesOf(link.resource())
          .forEach(
              entry ->
                  latencies.add(
                      Duration.between(made.get(entry.content().title()), entry.createdAt())));
    }
    bench.awaitQuiet(links);
    line(
        "change in Google to present in the house, 20/s, 10 links",
        "%s",
        Numbers.percentiles(latencies));
    Requests.since(bench, before).print("inward, 20/s with push", SINGLE);
  }

  private void throughput(List<Linked> links) throws Exception {
    int changes = LINKS * PER_LINK;
    int there = events(links);
    long before = bench.world.google.journal();
    Instant began = Instant.now();
    for (int i = 0; i < changes; i++) {
      bench.world.house.create(
          links.get(i % LINKS).resource(), appointment("Viele " + i, TOMORROW_NINE.plusMinutes(i)));
    }
    Duration publishing = Duration.between(began, Instant.now());
    Bench.soon().until(() -> events(links) == there + changes);
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    bench.awaitQuiet(links);
    line(
        "100 links, one replica, 3,000 new appointments at once",
        "%.0f changes/s (published in %.1f s)",
        changes / seconds,
        publishing.toMillis() / 1000.0);
    line("resident after it", "%d MiB", bench.residentMebibytes());
    Requests.since(bench, before).print("3,000 at once with push", changes);
  }

  private int events(List<Linked> links) {
    return links.stream().mapToInt(link -> bench.world.google.events(link.calendar()).size()).sum();
  }

  private void idle(List<Linked> links) {
    Bench.soon().until(this::silent);
    long before = bench.world.google.journal();
    LockSupport.parkNanos(IDLE.toNanos());
    line(
        "100 links with push, nothing changes, 15 s",
        "%d requests",
        bench.world.google.journal() - before);
    bench.awaitQuiet(links);
  }

  /** Own writes are notified, too; after them there is nothing more to look at. */
  private boolean silent() {
    long before = bench.world.google.journal();
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    return bench.world.google.journal() == before;
  }

  /** A look every two seconds instead of every hour, to see what a look costs. */
  private void polled(List<Linked> links) {
    bench.restart(Map.of("calbridge.google.push-url", "", "calbridge.google.poll-interval", "2s"));
    bench.sql("update link_queue set poll_at = now() + random() * interval '2 seconds'");
    LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
    long before = bench.world.google.journal();
    LockSupport.parkNanos(IDLE.toNanos());
    Requests requests = Requests.since(bench, before);
    line(
        "100 links without push, a look every 2 s, nothing changes, 15 s",
        "%s; %.2f requests for a look",
        requests,
        requests.all() / (double) requests.lists());
    line(
        "an idle link, a look every 5 / 15 / 60 min without push",
        "%d / %d / %d requests a day",
        288,
        96,
        24);
    bench.sql("update link_queue set poll_at = now() + interval '1 day'");
    bench.awaitQuiet(links.subList(0, 1));
  }

  private static void pace() {
    LockSupport.parkNanos(BETWEEN.toNanos());
  }
}
