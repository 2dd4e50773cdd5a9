package dev.calbridge.gateway.kafka;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics on a thread of its own until it is stopped. After a failure it begins again with a
 * new consumer, wherever the reader then says.
 */
final class TopicReading {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LEAVE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** What is read, and what becomes of it. */
  interface Reader {

    /** Chooses topics and positions. */
    void begin(KafkaConsumer<String, String> consumer);

    /** After each poll, also an empty one. If it throws, reading begins again. */
    void take(KafkaConsumer<String, String> consumer, ConsumerRecords<String, String> batch);
  }

  private final Supplier<KafkaConsumer<String, String>> consumers;
  private final Reader reader;
  private final String name;
  private final AtomicReference<@Nullable RepeatedWork> work = new AtomicReference<>();
  private final AtomicReference<@Nullable KafkaConsumer<String, String>> current =
      new AtomicReference<>();

  TopicReading(String name, Supplier<KafkaConsumer<String, String>> consumers, Reader reader) {
    this.consumers = consumers;
    this.reader = reader;
    this.name = name;
  }

  /** Also after a stop. */
  void start() {
    AtomicReference<@Nullable RepeatedWork> self = new AtomicReference<>();
    RepeatedWork begun =
        new RepeatedWork(name, PAUSE, () -> read(Objects.requireNonNull(self.get())));
    self.set(begun);
    work.set(begun);
    begun.start();
  }

  /** Waits until the last batch is taken. */
  void stop() {
    RepeatedWork begun = work.getAndSet(null);
    if (begun == null) {
      return;
    }
    begun.stop(
        () -> {
          KafkaConsumer<String, String> consumer = current.get();
          if (consumer != null) {
            consumer.wakeup();
          }
        });
  }

  private void read(RepeatedWork begun) {
    KafkaConsumer<String, String> consumer = consumers.get();
    current.set(consumer);
    try {
      reader.begin(consumer);
      while (!begun.isStopped()) {
        reader.take(consumer, consumer.poll(POLL));
      }
    } finally {
      current.set(null);
      consumer.close(CloseOptions.timeout(LEAVE));
    }
  }
}
