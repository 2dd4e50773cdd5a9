package dev.calbridge.gateway.kafka;

import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.gateway.credential.RememberedAccounts;
import dev.calbridge.kit.events.CloudEventHeaders;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears of changed credentials and drops what is remembered of them. Every replica hears
 * everything, from its start on: before, it remembered nothing.
 */
@ApplicationScoped
public class CredentialNews {

  private static final Logger LOG = Logger.getLogger(CredentialNews.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LEAVE = Duration.ofSeconds(3);

  private final KafkaSettings kafka;
  private final RememberedAccounts remembered;
  private final RepeatedWork work;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final AtomicReference<@Nullable KafkaConsumer<String, String>> current =
      new AtomicReference<>();

  public CredentialNews(KafkaSettings kafka, RememberedAccounts remembered) {
    this.kafka = kafka;
    this.remembered = remembered;
    this.work = new RepeatedWork("credential-news", Duration.ofSeconds(1), this::read);
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    work.stop(
        () -> {
          KafkaConsumer<String, String> consumer = current.get();
          if (consumer != null) {
            consumer.wakeup();
          }
        });
  }

  private void read() {
    KafkaConsumer<String, String> consumer = kafka.loner();
    current.set(consumer);
    try {
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
      while (!work.isStopped()) {
        for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
          hear(record);
        }
        partitions.forEach(part -> positions.put(part, consumer.position(part)));
      }
    } finally {
      current.set(null);
      consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(LEAVE));
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
