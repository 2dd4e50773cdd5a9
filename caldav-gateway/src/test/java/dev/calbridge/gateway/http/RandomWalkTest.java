package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two programs of one user and the practice software edit the same calendar in any order, each with
 * what it has last seen. In the end all see the same, and there is nothing more to fetch.
 */
@QuarkusTest
class RandomWalkTest extends GatewayTest {

  private static final int STEPS = 120;
  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  @Test
  void afterAnyWalkAllAgreeAndAFurtherSyncIsEmpty() {
    long seed = Long.getLong("walk.seed", System.nanoTime());
    Random random = new Random(seed);
    Program phone = new Program();
    Program laptop = new Program();
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(8)) {
        case 0, 1 -> phone.edit(random);
        case 2, 3 -> laptop.edit(random);
        case 4 -> phone.sync();
        case 5 -> laptop.sync();
        case 6 -> scheduler.changeOne(random).ifPresent(events::publish);
        default -> {
          CalendarEntry entry = practice.appointment("Neu " + step, MONDAY.plusHours(step));
          scheduler.knows(entry);
          events.publish(entry);
        }
      }
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              phone.sync();
              laptop.sync();
              assertThat(phone.texts).as("seed %d", seed).isEqualTo(laptop.texts);
              assertThat(phone.titles()).as("seed %d", seed).isEqualTo(truth());
            });
    assertThat(phone.sync()).as("seed %d", seed).isEmpty();
    assertThat(laptop.sync()).as("seed %d", seed).isEmpty();
  }

  /** Titles by object name, as the practice software has them. */
  private Map<String, String> truth() {
    Map<String, String> titles = new TreeMap<>();
    scheduler
        .entriesOf(practice.resource)
        .forEach(
            entry ->
                titles.put(
                    practice.calendar() + entry.placements().getFirst().objectName(),
                    entry.content().title()));
    return titles;
  }

  /** Keeps what it has fetched, and edits that. */
  private final class Program {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private String token = "";

    List<String> sync() {
      Answer answer =
          anna.report(practice.calendar(), DavClient.body("thunderbird-sync.xml").formatted(token));
      assertThat(answer.status()).isEqualTo(207);
      List<String> changed = answer.hrefs();
      for (String href : changed) {
        fetch(href);
      }
      token = answer.syncToken();
      return changed;
    }

    private void fetch(String href) {
      Answer got = anna.send("GET", href, null);
      if (got.status() == 404) {
        texts.remove(href);
        tags.remove(href);
      } else {
        texts.put(href, got.body());
        tags.put(href, got.header("ETag").orElseThrow());
      }
    }

    void edit(Random random) {
      List<String> known = texts.keySet().stream().sorted().toList();
      if (known.isEmpty() || random.nextInt(4) == 0) {
        String name = "w" + random.nextInt(1_000_000);
        put(
            practice.calendar() + name + ".ics",
            ThunderbirdEvent.event(name, "Neu " + name),
            "If-None-Match",
            "*");
        return;
      }
      String href = known.get(random.nextInt(known.size()));
      String text = texts.get(href);
      String tag = tags.get(href);
      switch (random.nextInt(4)) {
        case 0 -> {
          int status = anna.send("DELETE", href, null, "If-Match", tag).status();
          assertThat(status).isIn(204, 404, 412);
          fetch(href);
        }
        case 1 ->
            put(
                href,
                text.replaceFirst(
                    "END:VEVENT",
                    "X-MOZ-LASTACK:20261123T0800" + (10 + random.nextInt(50)) + "Z\r\nEND:VEVENT"),
                "If-Match",
                tag);
        default ->
            put(
                href,
                text.replaceFirst("SUMMARY:.*", "SUMMARY:Titel " + random.nextInt(1_000)),
                "If-Match",
                tag);
      }
    }

    /** As programs do: after a success without a tag, and after any refusal, look again. */
    private void put(String href, String text, String condition, String value) {
      Answer put = anna.put(href, text, condition, value);
      assertThat(put.status()).as(put.body()).isIn(201, 204, 404, 412);
      if (put.header("ETag").isPresent() && put.status() < 300) {
        texts.put(href, text);
        tags.put(href, put.header("ETag").get());
      } else {
        fetch(href);
      }
    }

    Map<String, String> titles() {
      Map<String, String> titles = new TreeMap<>();
      texts.forEach(
          (href, text) -> {
            int start = text.indexOf("SUMMARY:") + 8;
            titles.put(href, text.substring(start, text.indexOf("\n", start)).strip());
          });
      return titles;
    }
  }
}
