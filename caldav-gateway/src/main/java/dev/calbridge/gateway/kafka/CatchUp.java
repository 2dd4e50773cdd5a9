package dev.calbridge.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether the projection has reached the ends of the topics as they were at the start. Before that
 * it would show calendars with entries missing, and programs would delete what they have.
 *
 * <p>A projection that had everything once lacks news at most. It is worth waiting for them as long
 * as they come; with Kafka away, it is shown as it is.
 */
@ApplicationScoped
public class CatchUp {

  private static final Logger LOG = Logger.getLogger(CatchUp.class);

  private final Clock clock;
  private final Duration patience;
  private final AtomicReference<@Nullable Map<TopicPartition, Long>> aim = new AtomicReference<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicBoolean doneBefore = new AtomicBoolean();
  private final AtomicBoolean doneWithoutNews = new AtomicBoolean();
  private final AtomicLong remaining = new AtomicLong();
  private final AtomicLong fewest = new AtomicLong(Long.MAX_VALUE);
  private final AtomicReference<Instant> progress;

  /**
   * @param patience how long nothing may come before a projection that had everything once is shown
   *     as it is
   */
  public CatchUp(
      MeterRegistry meters,
      Clock clock,
      @ConfigProperty(name = "calbridge.gateway.catch-up-patience", defaultValue = "15s")
          Duration patience) {
    this.clock = clock;
    this.patience = patience;
    this.progress = new AtomicReference<>(clock.instant());
    meters.gauge("calbridge.projection.remaining", remaining);
  }

  /** Learns what the projection had at the end of earlier lives of this service. */
  void recall(ConsumedOffsets offsets) {
    doneBefore.set(offsets.haveCaughtUpBefore());
  }

  /** Notes the ends; only the first time. */
  void aimAt(KafkaConsumer<String, String> consumer, List<String> topics) {
    if (aim.get() != null) {
      return;
    }
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      List<PartitionInfo> known = consumer.partitionsFor(topic);
      if (known.isEmpty()) {
        throw new IllegalStateException("There is no topic " + topic);
      }
      known.forEach(part -> partitions.add(new TopicPartition(topic, part.partition())));
    }
    aimAt(consumer.endOffsets(partitions));
  }

  void aimAt(Map<TopicPartition, Long> ends) {
    aim.set(Map.copyOf(ends));
    progress.set(clock.instant());
  }

  /** Other replicas may have read some of it. */
  void look(ConsumedOffsets offsets) {
    Map<TopicPartition, Long> ends = aim.get();
    if (done.get() || ends == null) {
      return;
    }
    Map<TopicPartition, Long> reached = offsets.all();
    long missing =
        ends.entrySet().stream()
            .mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L)))
            .sum();
    remaining.set(missing);
    if (missing < fewest.getAndUpdate(before -> Math.min(before, missing))) {
      progress.set(clock.instant());
    }
    if (missing == 0) {
      offsets.noteCaughtUp();
      done.set(true);
    }
  }

  /** True once what was there at the start has been read. */
  boolean isDone() {
    return done.get();
  }

  /** True once programs may see the projection; it stays so. Never blocks. */
  boolean maySeeProjection() {
    if (done.get() || doneWithoutNews.get()) {
      return true;
    }
    Duration silence = Duration.between(progress.get(), clock.instant());
    if (!doneBefore.get() || silence.compareTo(patience) < 0) {
      return false;
    }
    if (doneWithoutNews.compareAndSet(false, true)) {
      LOG.warn("Nothing comes from Kafka: the projection is shown as it was");
    }
    return true;
  }
}
