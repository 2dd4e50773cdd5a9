package dev.calbridge.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.Events;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadLettersTest extends GatewayTest {

  @Test
  void whatCannotBeReadIsPutAsideAndReadingGoesOn() {
    String key = practice.tenant + "/" + UUID.randomUUID();
    events.send(SchedulerTopics.CALENDAR_ENTRIES, key, "dev.example.unknown.v1", 1, "{}");
    events.send(SchedulerTopics.CALENDAR_ENTRIES, key, SchedulerTopics.ENTRY_CHANGED, 1, "{oops");
    events.send(SchedulerTopics.CALENDAR_ENTRIES, key, SchedulerTopics.ENTRY_CHANGED, 1, null);
    publish(practice.appointment("Danach", LocalDateTime.of(2026, 11, 23, 9, 0)));

    List<String> reasons = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = deadLetters()) {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> {
                for (ConsumerRecord<String, String> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  if (key.equals(record.key())) {
                    reasons.add(
                        new String(
                            record.headers().lastHeader("dead-letter-reason").value(),
                            StandardCharsets.UTF_8));
                  }
                }
                assertThat(reasons).hasSize(3);
              });
    }
    assertThat(reasons)
        .anyMatch(reason -> reason.contains("dev.example.unknown.v1"))
        .noneMatch(reason -> reason.contains("oops"));
  }

  private static KafkaConsumer<String, String> deadLetters() {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Events.bootstrapServers(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    String topic =
        ConfigProvider.getConfig().getValue("calbridge.topic-prefix", String.class)
            + SchedulerTopics.CALENDAR_ENTRIES
            + ".dlq";
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(part -> new TopicPartition(topic, part.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
