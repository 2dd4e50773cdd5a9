package dev.calbridge.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Whether the projection has reached the ends of the topics as they were at the start. Before that
 * it would show calendars with entries missing, and programs would delete what they have.
 */
@ApplicationScoped
public class CatchUp {

  private final AtomicReference<@Nullable Map<TopicPartition, Long>> aim = new AtomicReference<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicLong remaining = new AtomicLong();

  public CatchUp(MeterRegistry meters) {
    meters.gauge("calbridge.projection.remaining", remaining);
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
    aim.set(Map.copyOf(consumer.endOffsets(partitions)));
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
    if (missing == 0) {
      done.set(true);
    }
  }

  boolean isDone() {
    return done.get();
  }
}
