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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/**
 * How fast the relay empties the outbox, and how long an event is on its way at 500 changes a
 * second. {@code ./calbridge bench scheduler}: no test, so surefire leaves it alone unless named.
 */
@QuarkusTest
class RelayBench {

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
        "BENCH relay: %,d events of %,d bytes: written in %.1f s, published in %.1f s = %,.0f events/s%n",
        BACKLOG,
        PAYLOAD,
        (written - start) / 1e9,
        (done - written) / 1e9,
        BACKLOG / ((done - written) / 1e9));
  }

  @Test
  void eventsArriveAtASteadyRate() throws Exception {
    warmUp();
    int count = (int) (RATE * STEADY.toSeconds());
    String mark = "bench-" + UUID.randomUUID();
    long[] asked = new long[count];
    AtomicLongArray committed = new AtomicLongArray(count);
    long[] arrived = new long[count];
    int seen = 0;
    try (KafkaConsumer<String, String> consumer = consumer()) {
      Thread sender = Thread.ofPlatform().start(() -> send(mark, asked, committed));
      long deadline = System.nanoTime() + STEADY.plusSeconds(60).toNanos();
      while (seen < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(20))) {
          if (record.key().startsWith(mark)) {
            arrived[Integer.parseInt(record.key().substring(mark.length() + 1))] =
                System.nanoTime();
            seen++;
          }
        }
      }
      sender.join();
    }
    assertThat(seen).isEqualTo(count);
    // The event may be there before the answer to the commit.
    System.out.printf(
        "BENCH relay, %d changes/s for %d s: request to commit %s; commit to arrival %s%n",
        RATE,
        STEADY.toSeconds(),
        quantiles(count, i -> committed.get(i) - asked[i]),
        quantiles(count, i -> Math.max(0, arrived[i] - committed.get(i))));
  }

  private static String quantiles(int count, IntToLongFunction nanos) {
    long[] sorted = IntStream.range(0, count).mapToLong(nanos).sorted().toArray();
    return String.format(
        "p50 %.1f ms, p99 %.1f ms", sorted[count / 2] / 1e6, sorted[(int) (count * 0.99)] / 1e6);
  }

  /** Open loop: each at its time, whether or not the earlier ones are done. */
  private void send(String mark, long[] asked, AtomicLongArray committed) {
    long start = System.nanoTime();
    for (int i = 0; i < asked.length; i++) {
      long due = start + i * 1_000_000_000L / RATE;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      asked[i] = System.nanoTime();
      int number = i;
      database
          .inTransaction(
              "bench",
              connection ->
                  outbox.append(
                      connection,
                      new OutboxMessage(
                          SchedulerTopics.CALENDAR_ENTRIES,
                          mark + "/" + number,
                          "t.v1",
                          1,
                          "x".repeat(PAYLOAD))))
          .invoke(() -> committed.set(number, System.nanoTime()))
          .invoke(relay::wake)
          .subscribe()
          .with(done -> {}, failure -> System.out.println("BENCH lost one: " + failure));
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
