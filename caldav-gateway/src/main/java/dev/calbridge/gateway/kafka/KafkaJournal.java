package dev.calbridge.gateway.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.gateway.change.Journal;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes journal lines to the topic; what Kafka does not take is counted and let go. */
@ApplicationScoped
public class KafkaJournal implements Journal {

  private static final Logger LOG = Logger.getLogger(KafkaJournal.class);

  private final KafkaSettings kafka;
  private final ObjectMapper json;
  private final Counter lost;
  private @Nullable KafkaProducer<String, String> producer;

  public KafkaJournal(KafkaSettings kafka, ObjectMapper json, MeterRegistry meters) {
    this.kafka = kafka;
    this.json = json;
    this.lost = meters.counter("calbridge.gateway.journal.lost");
  }

  @Override
  public void write(JournalLine line) {
    try {
      ProducerRecord<String, String> record =
          new ProducerRecord<>(
              kafka.topic(SchedulerTopics.SYNC_JOURNAL),
              line.tenant() + "/" + line.resource(),
              json.writeValueAsString(line));
      new CloudEventHeaders(
              line.id().toString(), SchedulerTopics.JOURNAL_LINE, "/caldav-gateway", line.at(), 1)
          .writeTo(record.headers());
      var _ =
          producer()
              .send(
                  record,
                  (_, failure) -> {
                    if (failure != null) {
                      lose(failure);
                    }
                  });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A journal line cannot be written as JSON", e);
    } catch (KafkaException e) {
      lose(e);
    }
  }

  private void lose(Exception failure) {
    lost.increment();
    LOG.warnf("A journal line is lost: %s", failure.toString());
  }

  private synchronized KafkaProducer<String, String> producer() {
    KafkaProducer<String, String> open = producer;
    if (open == null) {
      open = kafka.producer();
      producer = open;
    }
    return open;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(3));
    }
  }
}
