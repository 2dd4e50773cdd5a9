package dev.calbridge.credential.end;

import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.platform.testkit.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads a topic from its beginning. */
final class CredentialTopic implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer;
  private final List<ConsumerRecord<String, String>> read = new ArrayList<>();

  CredentialTopic() {
    this(CredentialTopics.CREDENTIALS);
  }

  CredentialTopic(String name) {
    String topic =
        ConfigProvider.getConfig().getValue("calbridge.topic-prefix", String.class) + name;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Platform.current().kafka().bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Waits until the thing has come to this version, and gives all its records so far. */
  List<ConsumerRecord<String, String>> await(String key, long version) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(200)).forEach(read::add);
              return of(key).stream().anyMatch(record -> version(record) == version);
            });
    return of(key);
  }

  List<ConsumerRecord<String, String>> all() {
    return List.copyOf(read);
  }

  private List<ConsumerRecord<String, String>> of(String key) {
    return read.stream().filter(record -> key.equals(record.key())).toList();
  }

  static long version(ConsumerRecord<String, String> record) {
    return CloudEventHeaders.of(record.headers()).version();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
