package dev.calbridge.gateway.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private final AtomicLong records = new AtomicLong();
  private final AtomicReference<Instant> heard;
  // Of the consumer that reads now; its own thread alone counts.
  private double octets = -1;

  public ReadingLag(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    this.heard = new AtomicReference<>(clock.instant());
    meters.gauge("calbridge.projection.lag", records);
    TimeGauge.builder(
            "calbridge.projection.silence", () -> silence().toMillis(), TimeUnit.MILLISECONDS)
        .register(meters);
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
