package dev.calbridge.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.kit.events.TopicNames;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxRelayTest {

  private static final String TOPIC = "calbridge.calendars.v1";

  @Inject TenantDatabase database;
  @Inject Outbox outbox;
  @Inject OutboxRelay relay;
  @Inject OutboxDrain drain;
  @Inject TopicNames topics;
  @Inject Pool pool;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  @Test
  void whatIsCommittedIsPublishedInOrderWithItsHeaders() {
    String key = "optik/" + UUID.randomUUID();
    for (int version = 1; version <= 50; version++) {
      append(key, version, "{\"version\":" + version + "}").await().indefinitely();
    }
    append(key, 51, null).await().indefinitely();
    relay.wake();

    List<ConsumerRecord<String, String>> records = recordsOf(key, 51);

    assertThat(records)
        .extracting(record -> CloudEventHeaders.of(record.headers()).version())
        .isSorted()
        .hasSize(51);
    assertThat(records.getLast().value()).isNull();
    assertThat(CloudEventHeaders.of(records.getFirst().headers()).source())
        .isEqualTo("/calbridge/service-kit");
    await().until(() -> waiting() == 0);
  }

  @Test
  void whatIsRolledBackIsNeverPublished() {
    String lost = "optik/" + UUID.randomUUID();
    String kept = "optik/" + UUID.randomUUID();
    database
        .inTransaction(
            "optik",
            connection ->
                outbox
                    .append(connection, new OutboxMessage(TOPIC, lost, "t.v1", 1, "{}"))
                    .chain(() -> Uni.createFrom().<Void>failure(new RuntimeException("no"))))
        .onFailure()
        .recoverWithNull()
        .await()
        .indefinitely();
    append(kept, 1, "{}").await().indefinitely();

    assertThat(recordsOf(kept, 1)).hasSize(1);
    assertThat(all()).noneMatch(record -> lost.equals(record.key()));
  }

  @Test
  void aSecondReplicaWaitsItsTurn() {
    AtomicBoolean tried = new AtomicBoolean();
    String key = "optik/" + UUID.randomUUID();
    pool.withTransaction(
            connection ->
                connection
                    .query("select pg_advisory_xact_lock(hashtext('outbox'))")
                    .execute()
                    .chain(() -> append(key, 1, "{}"))
                    .emitOn(Runnable::run)
                    .chain(
                        () ->
                            Uni.createFrom()
                                .item(
                                    () -> {
                                      try {
                                        assertThat(drain.drainOnce()).isZero();
                                      } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                      }
                                      tried.set(true);
                                      return tried;
                                    })
                                .runSubscriptionOn(
                                    io.smallrye.mutiny.infrastructure.Infrastructure
                                        .getDefaultWorkerPool())))
        .await()
        .atMost(Duration.ofSeconds(20));

    assertThat(tried).isTrue();
    assertThat(recordsOf(key, 1)).hasSize(1);
  }

  private Uni<Void> append(String key, long version, String payload) {
    return database.inTransaction(
        "optik",
        connection ->
            outbox.append(connection, new OutboxMessage(TOPIC, key, "t.v1", version, payload)));
  }

  private long waiting() {
    return pool.query("select count(*) from outbox")
        .execute()
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }

  private List<ConsumerRecord<String, String>> recordsOf(String key, int count) {
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              found.clear();
              all().stream().filter(record -> key.equals(record.key())).forEach(found::add);
              assertThat(found).hasSizeGreaterThanOrEqualTo(count);
            });
    return found;
  }

  private List<ConsumerRecord<String, String>> all() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("auto.offset.reset", "earliest");
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.resolve(TOPIC)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
