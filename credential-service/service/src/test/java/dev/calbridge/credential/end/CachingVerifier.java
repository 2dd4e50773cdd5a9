package dev.calbridge.credential.end;

import dev.calbridge.platform.testkit.Platform;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Verifies as a gateway does: remembers what opened, until the topic tells of a newer version. */
final class CachingVerifier implements AutoCloseable {

  private record Known(UUID credential, long version) {}

  private final Api api;
  private final KafkaConsumer<String, String> consumer;
  private final Thread listener;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<UUID, Long> newest = new ConcurrentHashMap<>();
  private volatile int questions;

  CachingVerifier(Api api) {
    this.api = api;
    String topic =
        ConfigProvider.getConfig().getValue("calbridge.topic-prefix", String.class)
            + "calbridge.credentials.v1";
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
    consumer.seekToEnd(partitions);
    CountDownLatch listening = new CountDownLatch(1);
    listener = Thread.ofPlatform().name("caching-verifier").start(() -> listen(listening));
    try {
      if (!listening.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The topic cannot be read");
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  boolean opens(String userName, String password) {
    String pair = userName + "\u0000" + password;
    Known remembered = known.get(pair);
    if (remembered != null
        && newest.getOrDefault(remembered.credential(), 0L) <= remembered.version()) {
      return true;
    }
    questions++;
    JsonPath answer = api.verify(userName, password).extract().jsonPath();
    if (!answer.getString("result").equals("verified")) {
      known.remove(pair);
      return false;
    }
    known.put(
        pair,
        new Known(UUID.fromString(answer.getString("credential")), answer.getLong("version")));
    return true;
  }

  int questions() {
    return questions;
  }

  private void listen(CountDownLatch listening) {
    try {
      consumer.assignment().forEach(consumer::position);
      listening.countDown();
      while (true) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          UUID credential = UUID.fromString(record.key().substring(record.key().indexOf('/') + 1));
          newest.merge(credential, CredentialTopic.version(record), Math::max);
        }
      }
    } catch (WakeupException closed) {
      consumer.close();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      listener.join();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
