package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.google.world.FakeHouse;
import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.JournalLine.Action;
import dev.calbridge.scheduler.contract.JournalLine.Direction;
import dev.calbridge.scheduler.contract.JournalLine.Outcome;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a link did is on the topic sync-journal, with what was there before and after. */
@QuarkusTest
class JournalTopicTest extends SyncTest {

  @Inject ObjectMapper json;
  @Inject Links links;
  @Inject GrantNews news;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @ConfigProperty(name = "calbridge.topic-prefix")
  String prefix;

  private final List<ConsumerRecord<String, String>> read = new ArrayList<>();
  private KafkaConsumer<String, String> consumer;

  @BeforeEach
  void listen() {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(prefix + SchedulerTopics.SYNC_JOURNAL).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  @AfterEach
  void hangUp() {
    consumer.close();
  }

  private List<JournalLine> lines(Linked link) {
    consumer.poll(Duration.ofMillis(100)).forEach(read::add);
    return read.stream()
        .filter(record -> record.key().endsWith("/" + link.resource()))
        .map(this::line)
        .toList();
  }

  private JournalLine line(ConsumerRecord<String, String> record) {
    try {
      return json.readValue(record.value(), JournalLine.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String title(@Nullable EntryContent content) {
    return content == null ? null : content.title();
  }

  @Test
  void everyLossOfConsentIsToldOnce() {
    Linked link = link("keep-ours", "both");
    Link known = links.find(FakeHouse.TENANT, UUID.fromString(link.id())).orElseThrow();
    for (int losses = 1; losses <= 2; losses++) {
      world.google.withdrawConsent();
      soon().until(() -> "consent-needed".equals(status(link).path("state")));
      news.lost(FakeHouse.TENANT, link.grant());
      assertThat(links.changeState(known, LinkState.CONSENT_NEEDED)).as("told already").isFalse();
      world.grants.renew(link.grant());
      as("admin").post("/api/v1/google/links/" + link.id() + "/sync").then().statusCode(202);
      world.house.create(link.resource(), appointment("Termin " + losses, TOMORROW_NINE));
      inGoogle(link, "Termin " + losses);
    }
    soon().until(() -> lines(link).stream().filter(l -> l.entry() != null).count() == 2);
    assertThat(lines(link).stream().filter(line -> "consent-needed".equals(line.code())))
        .hasSize(2)
        .extracting(JournalLine::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatWentToGoogleIsWrittenDownOnce() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    inGoogle(link, "Sehtest");
    awaitQuiet(link);
    world.house.edit(entry.id(), appointment("Kontrolle", TOMORROW_NINE));
    inGoogle(link, "Kontrolle");
    awaitQuiet(link);
    world.house.delete(entry.id());
    soon().until(() -> world.google.events(link.calendar()).isEmpty());
    awaitQuiet(link);

    soon().until(() -> lines(link).size() >= 3);
    as("admin").post("/api/v1/google/links/" + link.id() + "/sync").then().statusCode(202);
    world.house.create(link.resource(), appointment("Nachher", TOMORROW_NINE));
    soon().until(() -> lines(link).size() >= 4);
    assertThat(lines(link))
        .extracting(
            JournalLine::direction,
            JournalLine::action,
            JournalLine::outcome,
            line -> title(line.before()),
            line -> title(line.after()))
        .containsExactly(
            tuple(Direction.OUTWARD, Action.CREATE, Outcome.APPLIED, null, "Sehtest"),
            tuple(Direction.OUTWARD, Action.CHANGE, Outcome.APPLIED, "Sehtest", "Kontrolle"),
            tuple(Direction.OUTWARD, Action.REMOVE, Outcome.APPLIED, "Kontrolle", null),
            tuple(Direction.OUTWARD, Action.CREATE, Outcome.APPLIED, null, "Nachher"));
    assertThat(lines(link))
        .allSatisfy(
            line -> {
              assertThat(line.source().kind()).isEqualTo(ChangeSource.Kind.GOOGLE);
              assertThat(line.source().id()).isEqualTo(UUID.fromString(link.id()));
            });
    assertThat(read).allSatisfy(JournalTopicTest::isACloudEvent);
  }

  private static void isACloudEvent(ConsumerRecord<String, String> record) {
    assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
        .isEqualTo(SchedulerTopics.JOURNAL_LINE);
  }

  @Test
  void aConflictKeepsWhatTheLoserSaid() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);
    paused(link, true);
    world.house.edit(entry.id(), appointment("Unsers", TOMORROW_NINE));
    world.google.change(link.calendar(), event, "{\"summary\":\"Ihres\"}");
    soon().until(() -> status(link).<Integer>path("pending") == 1);
    paused(link, false);
    inGoogle(link, "Unsers");
    soon()
        .untilAsserted(
            () ->
                assertThat(lines(link))
                    .filteredOn(line -> line.outcome() == Outcome.CONFLICT)
                    .singleElement()
                    .satisfies(
                        line -> {
                          assertThat(title(line.before())).isEqualTo("Ihres");
                          assertThat(title(line.after())).isEqualTo("Unsers");
                          assertThat(line.entry()).isEqualTo(entry.id());
                          assertThat(line.detail()).contains("Google");
                        }));
  }

  private static void paused(Linked link, boolean paused) {
    as("admin")
        .body("{\"paused\":" + paused + "}")
        .patch("/api/v1/google/links/" + link.id())
        .then()
        .statusCode(200);
  }
}
