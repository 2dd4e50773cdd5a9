package dev.calbridge.scheduler.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.kit.events.TopicNames;
import dev.calbridge.kit.outbox.Outbox;
import dev.calbridge.kit.outbox.OutboxMessage;
import dev.calbridge.kit.outbox.OutboxRelay;
import dev.calbridge.kit.postgres.TenantDatabase;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/**
 * How fast the relay empties the outbox, and how long an event is on its way at 500 changes a
 * second. Not part of the tests: its name keeps it out of them. Run by {@code ./calbridge bench
 * scheduler}.
 */
@QuarkusTest
class RelayBenchmark {

  private static final int BACKLOG = 50_000;
  private static final int RATE = 500;
  private static final Duration STEADY = Duration.ofSeconds(20);

  /** About as long as an entry. */
  private static final int PAYLOAD = 1_200;

  @Inject Pool pool;
  @Inject TenantDatabase database;
  @Inject Outbox outbox;
  @Inject OutboxRelay relay;
  @Inject TopicNames topics;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  @Test
  void aBacklogIsPublished() {
    warmUp();
    long start = System.nanoTime();
    pool.query(
            "insert into outbox (topic, key, type, version, payload) select '"
                + SchedulerTopics.CALENDAR_ENTRIES
                + "', 'bench/' || gen_random_uuid(), 't.v1', 1, repeat('x', "
                + PAYLOAD
                + ") from generate_series(1, "
                + BACKLOG
                + ")")
        .execute()
        .await()
        .indefinitely();
    long written = System.nanoTime();
    relay.wake();
    while (waiting() > 0) {
      LockSupport.parkNanos(5_000_000);
    }
    long done = System.nanoTime();
    System.out.printf(
        "relay: %,d events of %,d bytes: written in %.1f s, published in %.1f s = %,.0f events/s%n",
        BACKLOG, PAYLOAD, (written - start) / 1e9, (done - written) / 1e9,
        BACKLOG / ((done - written) / 1e9));
  }

  @Test
  void eventsArriveAtASteadyRate() throws Exception {
    warmUp();
    int count = (int) (RATE * STEADY.toSeconds());
    String mark = UUID.randomUUID().toString();
    long[] lags = new long[count];
    AtomicInteger arrived = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    try (KafkaConsumer<String, String> consumer = consumer()) {
      Thread sender = Thread.ofPlatform().start(() -> send(count, mark, failed));
      long deadline = System.nanoTime() + STEADY.plusSeconds(60).toNanos();
      while (arrived.get() + failed.get() < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(20))) {
          if (record.key().startsWith("bench-" + mark)) {
            long committed = Long.parseLong(record.value().strip());
            lags[arrived.getAndIncrement()] = System.nanoTime() - committed;
          }
        }
      }
      sender.join();
    }
    int seen = arrived.get();
    Arrays.sort(lags, 0, seen);
    System.out.printf(
        "relay: %d changes/s for %d s: %,d arrived, %d failed, request to arrival p50 %.1f ms,"
            + " p99 %.1f ms, max %.1f ms%n",
        RATE, STEADY.toSeconds(), seen, failed.get(), lags[seen / 2] / 1e6,
        lags[(int) (seen * 0.99)] / 1e6, lags[seen - 1] / 1e6);
    assertThat(seen).isEqualTo(count - failed.get());
  }

  /** Open loop: each at its time, whether or not the earlier ones are done. */
  private void send(int count, String mark, AtomicInteger failed) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000_000L / RATE;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      String key = "bench-" + mark + "/" + i;
      String payload = String.format("%" + PAYLOAD + "d", System.nanoTime());
      database
          .inTransaction(
              "bench",
              connection ->
                  outbox.append(
                      connection,
                      new OutboxMessage(
                          SchedulerTopics.CALENDAR_ENTRIES, key, "t.v1", 1, payload)))
          .invoke(relay::wake)
          .subscribe()
          .with(done -> {}, failure -> failed.incrementAndGet());
    }
  }

  private void warmUp() {
    for (int i = 0; i < 200; i++) {
      String key = "bench/" + UUID.randomUUID();
      database
          .inTransaction(
              "bench",
              connection ->
                  outbox.append(
                      connection,
                      new OutboxMessage(SchedulerTopics.CALENDAR_ENTRIES, key, "t.v1", 1, "{}")))
          .await()
          .indefinitely();
    }
    relay.wake();
    while (waiting() > 0) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  private KafkaConsumer<String, String> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("fetch.max.wait.ms", 5);
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topics.resolve(SchedulerTopics.CALENDAR_ENTRIES)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
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
}
