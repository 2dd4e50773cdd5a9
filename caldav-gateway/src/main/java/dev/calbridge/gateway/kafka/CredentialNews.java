package dev.calbridge.gateway.kafka;

import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.gateway.credential.RememberedAccounts;
import dev.calbridge.kit.events.CloudEventHeaders;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Hears of changed credentials and drops what is remembered of them. Every replica hears
 * everything, from its start on: before, it remembered nothing.
 */
@ApplicationScoped
public class CredentialNews {

  private static final Logger LOG = Logger.getLogger(CredentialNews.class);

  private final KafkaSettings kafka;
  private final RememberedAccounts remembered;
  private final TopicReading reading;
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  public CredentialNews(KafkaSettings kafka, RememberedAccounts remembered) {
    this.kafka = kafka;
    this.remembered = remembered;
    this.reading = new TopicReading("credential-news", kafka::loner, new News());
  }

  void start(@Observes StartupEvent event) {
    reading.start();
  }

  void stop(@Observes ShutdownEvent event) {
    reading.stop();
  }

  private final class News implements TopicReading.Reader {

    @Override
    public void begin(KafkaConsumer<String, String> consumer) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.topic(CredentialTopics.CREDENTIALS)).stream()
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IllegalStateException("There is no topic of credentials");
      }
      consumer.assign(partitions);
      for (TopicPartition partition : partitions) {
        Long known = positions.get(partition);
        if (known == null) {
          consumer.seekToEnd(List.of(partition));
        } else {
          consumer.seek(partition, known);
        }
        positions.put(partition, consumer.position(partition));
      }
    }

    @Override
    public void take(
        KafkaConsumer<String, String> consumer, ConsumerRecords<String, String> batch) {
      batch.forEach(CredentialNews.this::hear);
      consumer.assignment().forEach(part -> positions.put(part, consumer.position(part)));
    }
  }

  private void hear(ConsumerRecord<String, String> record) {
    try {
      FactReader.EventKey key = FactReader.EventKey.parse(record.key());
      if (record.value() == null) {
        remembered.forget(key.id());
      } else {
        remembered.forgetOlder(key.id(), CloudEventHeaders.of(record.headers()).version());
      }
    } catch (RuntimeException e) {
      LOG.errorf(
          "Record %s-%d@%d says nothing about a credential: %s",
          record.topic(), record.partition(), record.offset(), e);
    }
  }
}
