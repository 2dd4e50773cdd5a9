package dev.calbridge.scheduler.world;

import dev.calbridge.platform.testkit.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads a topic of this run from the beginning. */
public final class Topic implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer;
  private final List<ConsumerRecord<String, String>> read = new ArrayList<>();

  public Topic(String name) {
    Properties settings = new Properties();
    settings.putAll(Map.of("bootstrap.servers", Platform.current().kafka().bootstrapServers()));
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    String topic =
        ConfigProvider.getConfig().getValue("calbridge.topic-prefix", String.class) + name;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Waits until that many records of the key are there, and gives all of them in order. */
  public List<ConsumerRecord<String, String>> awaitRecords(String key, int atLeast) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> records(key), found -> found.size() >= atLeast);
  }

  /** What is there now. */
  public List<ConsumerRecord<String, String>> records(String key) {
    consumer.poll(Duration.ofMillis(100)).forEach(read::add);
    return read.stream().filter(record -> key.equals(record.key())).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
