package dev.calbridge.scheduler.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.platform.testkit.Platform;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes lines of the journal as a gateway does. */
public final class JournalTopic implements AutoCloseable {

  private final ObjectMapper json;
  private final KafkaProducer<String, String> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", Platform.current().kafka().bootstrapServers()),
          new StringSerializer(),
          new StringSerializer());

  public JournalTopic(ObjectMapper json) {
    this.json = json;
  }

  public void write(JournalLine line) {
    try {
      write(json.writeValueAsString(line), line.tenant() + "/" + line.resource());
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  public void write(String value, String key) {
    String topic =
        ConfigProvider.getConfig().getValue("calbridge.topic-prefix", String.class)
            + SchedulerTopics.SYNC_JOURNAL;
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, value);
    new CloudEventHeaders(
            UUID.randomUUID().toString(),
            SchedulerTopics.JOURNAL_LINE,
            "/calbridge/google-sync-service",
            Instant.now(),
            1)
        .writeTo(record.headers());
    producer.send(record);
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
