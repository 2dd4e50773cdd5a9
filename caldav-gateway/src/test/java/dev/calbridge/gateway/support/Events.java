package dev.calbridge.gateway.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.calbridge.credential.contract.CredentialTopics;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes what the owners of the topics would publish. */
public final class Events implements AutoCloseable {

  private final String prefix =
      ConfigProvider.getConfig().getValue("calbridge.topic-prefix", String.class);
  private final KafkaProducer<String, String> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", bootstrapServers(), "linger.ms", 0),
          new StringSerializer(),
          new StringSerializer());

  public static String bootstrapServers() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }

  public void publish(CalendarSnapshot calendar) {
    send(
        SchedulerTopics.CALENDARS,
        calendar.tenant() + "/" + calendar.resource(),
        SchedulerTopics.CALENDAR_CHANGED,
        calendar.version(),
        json(calendar));
  }

  public void publish(CalendarEntry entry) {
    send(
        SchedulerTopics.CALENDAR_ENTRIES,
        entry.tenant() + "/" + entry.id(),
        SchedulerTopics.ENTRY_CHANGED,
        entry.version(),
        json(entry));
  }

  public void publishRemoval(CalendarEntry entry, long version) {
    send(
        SchedulerTopics.CALENDAR_ENTRIES,
        entry.tenant() + "/" + entry.id(),
        SchedulerTopics.ENTRY_REMOVED,
        version,
        null);
  }

  public void publishCredentialRemoval(String tenant, UUID credential, long version) {
    send(
        CredentialTopics.CREDENTIALS,
        tenant + "/" + credential,
        CredentialTopics.CREDENTIAL_REMOVED,
        version,
        null);
  }

  public void send(String topic, String key, String type, long version, String value) {
    ProducerRecord<String, String> record = new ProducerRecord<>(prefix + topic, key, value);
    new CloudEventHeaders(UUID.randomUUID().toString(), type, "/test", Instant.now(), version)
        .writeTo(record.headers());
    try {
      producer.send(record).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Object value) {
    try {
      return JsonServer.JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
