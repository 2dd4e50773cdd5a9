package dev.calbridge.gateway.support;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the sync journal as its keeper would. */
public final class JournalReader implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer =
      new KafkaConsumer<>(
          Map.of("bootstrap.servers", Events.bootstrapServers()),
          new StringDeserializer(),
          new StringDeserializer());

  /** From now on. */
  public JournalReader() {
    String topic =
        ConfigProvider.getConfig().getValue("calbridge.topic-prefix", String.class)
            + SchedulerTopics.SYNC_JOURNAL;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Waits until there is a line of the tenant. */
  public List<JournalLine> linesOf(String tenant) {
    List<JournalLine> lines = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                if (record.key().startsWith(tenant + "/")) {
                  lines.add(read(record.value()));
                }
              }
              return !lines.isEmpty();
            });
    return lines;
  }

  private static JournalLine read(String value) {
    try {
      return JsonServer.JSON.readValue(value, JournalLine.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
