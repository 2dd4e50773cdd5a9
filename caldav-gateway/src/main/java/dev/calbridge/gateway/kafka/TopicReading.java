package dev.calbridge.gateway.kafka;

import java.time.Duration;
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
  private final RepeatedWork work;
  private final AtomicReference<@Nullable KafkaConsumer<String, String>> current =
      new AtomicReference<>();

  TopicReading(String name, Supplier<KafkaConsumer<String, String>> consumers, Reader reader) {
    this.consumers = consumers;
    this.reader = reader;
    this.work = new RepeatedWork(name, PAUSE, this::read);
  }

  void start() {
    work.start();
  }

  /** Waits until the last batch is taken. */
  void stop() {
    work.stop(
        () -> {
          KafkaConsumer<String, String> consumer = current.get();
          if (consumer != null) {
            consumer.wakeup();
          }
        });
  }

  private void read() {
    KafkaConsumer<String, String> consumer = consumers.get();
    current.set(consumer);
    try {
      reader.begin(consumer);
      while (!work.isStopped()) {
        reader.take(consumer, consumer.poll(POLL));
      }
    } finally {
      current.set(null);
      consumer.close(CloseOptions.timeout(LEAVE));
    }
  }
}
