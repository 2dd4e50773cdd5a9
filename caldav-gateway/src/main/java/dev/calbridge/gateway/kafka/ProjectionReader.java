package dev.calbridge.gateway.kafka;

import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.kit.operation.AppliedEvents;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads calendars and entries into the projection. Starts where the projection ends, so an empty
 * database is filled from the beginning although the group has read everything before. Nothing is
 * skipped: while the database is away it waits, and begins again at the stored offsets.
 */
@ApplicationScoped
public class ProjectionReader {

  /** What was read since is read again after a crash, and is no news then. */
  private static final Duration STORE_EVERY = Duration.ofMillis(200);

  private final KafkaSettings kafka;
  private final ConsumedOffsets offsets;
  private final ProjectionRecords records;
  private final CatchUp catchUp;
  private final ReadingLag lag;
  private final AppliedEvents applied;
  private final Clock clock;
  private final TopicReading reading;

  public ProjectionReader(
      KafkaSettings kafka,
      ConsumedOffsets offsets,
      ProjectionRecords records,
      CatchUp catchUp,
      ReadingLag lag,
      AppliedEvents applied,
      Calendars calendars,
      Clock clock) {
    this.kafka = kafka;
    this.offsets = offsets;
    this.records = records;
    this.catchUp = catchUp;
    this.lag = lag;
    this.applied = applied;
    this.clock = clock;
    this.reading =
        new TopicReading(
            "projection-reader", () -> kafka.groupMember(calendars.epoch()), new IntoProjection());
  }

  void start(@Observes StartupEvent event) {
    reading.start();
  }

  void stop(@Observes ShutdownEvent event) {
    reading.stop();
  }

  private final class IntoProjection implements TopicReading.Reader {

    private final Map<TopicPartition, Long> stored = new HashMap<>();
    private Instant lastStored = Instant.EPOCH;

    @Override
    public void begin(KafkaConsumer<String, String> consumer) {
      List<String> topics =
          List.of(
              kafka.topic(SchedulerTopics.CALENDARS),
              kafka.topic(SchedulerTopics.CALENDAR_ENTRIES));
      stored.clear();
      catchUp.recall(offsets);
      catchUp.aimAt(consumer, topics);
      consumer.subscribe(topics, new StartWhereProjectionEnds(consumer, offsets));
    }

    @Override
    public void take(
        KafkaConsumer<String, String> consumer, ConsumerRecords<String, String> batch) {
      if (!batch.isEmpty()) {
        Instant began = clock.instant();
        records.apply(batch);
        if (catchUp.isDone()) {
          // What was there before the start says nothing about how fast news are seen.
          batch.forEach(record -> applied.applied("caldav", record, began));
        }
      }
      Instant now = clock.instant();
      if (batch.isEmpty() || !catchUp.isDone() || lastStored.plus(STORE_EVERY).isBefore(now)) {
        store(consumer, stored);
        lastStored = now;
      }
      lag.look(consumer);
      catchUp.look(offsets);
    }
  }

  /** Positions, not offsets of records: a compacted log may end with a gap. */
  private void store(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> stored) {
    Map<TopicPartition, Long> news = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      Long position = consumer.position(partition);
      if (!position.equals(stored.get(partition))) {
        news.put(partition, position);
      }
    }
    offsets.store(news);
    stored.putAll(news);
  }

  private record StartWhereProjectionEnds(
      KafkaConsumer<String, String> consumer, ConsumedOffsets offsets)
      implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Map<TopicPartition, Long> known = offsets.all();
      for (TopicPartition partition : partitions) {
        Long next = known.get(partition);
        if (next == null) {
          consumer.seekToBeginning(List.of(partition));
        } else {
          consumer.seek(partition, next);
        }
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // What was read and not yet stored is read again by whoever gets them.
    }
  }
}
