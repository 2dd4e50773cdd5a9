package dev.calbridge.gateway.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;

/**
 * How far the projection is behind the topics: {@code calbridge.projection.lag}, the records this
 * replica has heard of and not yet applied, and {@code calbridge.projection.silence}, the time
 * since Kafka last said anything. While Kafka is away the lag stands still, and the silence tells.
 * Neither makes a replica unready: all of them would be, and reading goes on without Kafka.
 */
@ApplicationScoped
public class ReadingLag {

  private final Clock clock;
  private final MeterRegistry meters;
  private final List<Meter> registered;
  private final AtomicLong records = new AtomicLong();
  private final AtomicReference<Instant> heard;
  // Of the consumer that reads now; its own thread alone counts.
  private double octets = -1;

  public ReadingLag(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.heard = new AtomicReference<>(clock.instant());
    this.meters = meters;
    this.registered =
        List.of(
            Gauge.builder("calbridge.projection.lag", records, AtomicLong::get).register(meters),
            TimeGauge.builder(
                    "calbridge.projection.silence",
                    () -> silence().toMillis(),
                    TimeUnit.MILLISECONDS)
                .register(meters));
  }

  /** The registry may live longer, and would go on asking this one. */
  @PreDestroy
  void close() {
    registered.forEach(meters::remove);
  }

  private Duration silence() {
    return Duration.between(heard.get(), clock.instant());
  }

  /** After each poll, on the thread of the consumer. Asks nobody. */
  void look(KafkaConsumer<String, String> consumer) {
    records.set(
        consumer.assignment().stream()
            .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
            .sum());
    double now = received(consumer);
    if (now != octets) {
      octets = now;
      heard.set(clock.instant());
    }
  }

  /** Answers to heartbeats count as well, so also a replica without partitions is told. */
  private static double received(KafkaConsumer<String, String> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(
            metric ->
                metric.getKey().name().equals("incoming-byte-total")
                    && metric.getKey().group().equals("consumer-metrics"))
        .map(metric -> (Metric) metric.getValue())
        .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
        .findFirst()
        .orElse(-1);
  }
}
