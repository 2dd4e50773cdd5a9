package dev.calbridge.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.kit.events.TopicNames;
import dev.calbridge.kit.postgres.TenantDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
  @Inject OutboxBacklog backlog;
  @Inject MeterRegistry meters;

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

  @Test
  void twoReplicasPublishInOrderAndLoseNothing() throws Exception {
    List<String> keys = IntStream.range(0, 10).mapToObj(i -> "optik/" + UUID.randomUUID()).toList();
    AtomicBoolean writing = new AtomicBoolean(true);
    OutboxDrain other = replica(kafka, Duration.ofSeconds(20));
    OutboxDrain another = replica(kafka, Duration.ofSeconds(20));
    try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
      Future<?> second = replicas.submit(() -> drainWhile(other, writing));
      Future<?> third = replicas.submit(() -> drainWhile(another, writing));
      for (int version = 1; version <= 60; version++) {
        for (String key : keys) {
          append(key, version, "{}").await().indefinitely();
        }
      }
      await().until(() -> waiting() == 0);
      writing.set(false);
      second.get();
      third.get();
    } finally {
      other.close();
      another.close();
    }
    List<ConsumerRecord<String, String>> all = all();
    for (String key : keys) {
      assertThat(all.stream().filter(record -> key.equals(record.key())))
          .extracting(record -> CloudEventHeaders.of(record.headers()).version())
          .isSorted()
          .containsAll(LongStream.rangeClosed(1, 60).boxed().toList());
    }
  }

  @Test
  void aReplicaThatCannotReachKafkaHoldsNothingBack() {
    Map<String, Object> nowhere = new HashMap<>(kafka);
    nowhere.put("bootstrap.servers", "127.0.0.1:1");
    OutboxDrain cutOff = replica(nowhere, Duration.ofSeconds(1));
    String key = "optik/" + UUID.randomUUID();
    AtomicInteger version = new AtomicInteger();
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                append(key, version.incrementAndGet(), "{}").await().indefinitely();
                return failsForKafka(cutOff);
              });
    } finally {
      cutOff.close();
    }
    assertThat(recordsOf(key, version.get())).hasSize(version.get());
  }

  /** False if another replica was at it. */
  private static boolean failsForKafka(OutboxDrain drain) throws InterruptedException {
    try {
      drain.drainOnce();
      return false;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("Kafka did not take the batch");
      return true;
    }
  }

  @Test
  void whatWaitsIsMeasured() {
    AtomicBoolean measured = new AtomicBoolean();
    pool.withTransaction(
            connection ->
                connection
                    .query("select pg_advisory_xact_lock(hashtext('outbox'))")
                    .execute()
                    .chain(() -> append("optik/" + UUID.randomUUID(), 1, "{}"))
                    .chain(backlog::look)
                    .invoke(
                        () ->
                            measured.set(
                                meters.get("calbridge.outbox.waiting").gauge().value() >= 1)))
        .await()
        .atMost(Duration.ofSeconds(20));
    assertThat(measured).isTrue();
    await()
        .untilAsserted(
            () -> {
              backlog.look().await().indefinitely();
              assertThat(meters.get("calbridge.outbox.waiting").gauge().value()).isZero();
              assertThat(meters.get("calbridge.outbox.oldest.age").gauge().value()).isZero();
            });
  }

  @Test
  void aLargeMessageIsNoObstacle() {
    String key = "optik/" + UUID.randomUUID();
    append(key, 1, "{\"text\":\"" + "x".repeat(3_000_000) + "\"}").await().indefinitely();
    append(key, 2, "{}").await().indefinitely();
    assertThat(recordsOf(key, 2)).hasSize(2);
  }

  private static void drainWhile(OutboxDrain drain, AtomicBoolean wanted) {
    try {
      while (wanted.get()) {
        drain.drainOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Small batches, so that replicas take turns, and little patience. */
  private record Quick(Duration sendTimeout) implements OutboxSettings {
    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Duration pollInterval() {
      return Duration.ofMillis(10);
    }

    @Override
    public int batchSize() {
      return 7;
    }

    @Override
    public Duration retryDelay() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration backlogInterval() {
      return Duration.ofSeconds(1);
    }

    @Override
    public int largestMessage() {
      return 1024 * 1024;
    }
  }

  private OutboxDrain replica(Map<String, Object> broker, Duration patience) {
    return new OutboxDrain(
        pool,
        topics,
        new Quick(patience),
        Clock.systemUTC(),
        new SimpleMeterRegistry(),
        "replica",
        broker);
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
