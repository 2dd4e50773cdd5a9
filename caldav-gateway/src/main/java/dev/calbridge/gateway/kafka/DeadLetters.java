package dev.calbridge.gateway.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts aside what cannot be read, with the reason, so that reading can go on. */
@Startup
@ApplicationScoped
public class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final KafkaSettings kafka;
  private final Counter sent;
  private @Nullable KafkaProducer<String, String> producer;

  public DeadLetters(KafkaSettings kafka, MeterRegistry meters) {
    this.kafka = kafka;
    this.sent = meters.counter("calbridge.projection.dead-letters");
  }

  /** Returns when Kafka has it. Called by one thread only. */
  void send(ConsumerRecord<String, String> record, Exception reason) {
    LOG.errorf(
        "Record %s-%d@%d goes to the dead-letter topic: %s",
        record.topic(), record.partition(), record.offset(), reason);
    ProducerRecord<String, String> letter =
        new ProducerRecord<>(record.topic() + ".dlq", record.key(), record.value());
    record.headers().forEach(header -> letter.headers().add(header));
    header(letter, "dead-letter-reason", String.valueOf(reason.getMessage()));
    header(letter, "dead-letter-exception-class-name", reason.getClass().getName());
    header(letter, "dead-letter-topic", record.topic());
    header(letter, "dead-letter-partition", Integer.toString(record.partition()));
    header(letter, "dead-letter-offset", Long.toString(record.offset()));
    try {
      var _ = producer().send(letter).get(30, TimeUnit.SECONDS);
      sent.increment();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while putting a record aside", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The dead-letter topic does not take a record", e);
    }
  }

  private static void header(ProducerRecord<String, String> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private KafkaProducer<String, String> producer() {
    KafkaProducer<String, String> open = producer;
    if (open == null) {
      open = kafka.producer();
      producer = open;
    }
    return open;
  }

  @PreDestroy
  void close() {
    KafkaProducer<String, String> open = producer;
    if (open != null) {
      open.close(java.time.Duration.ofSeconds(3));
    }
  }
}
