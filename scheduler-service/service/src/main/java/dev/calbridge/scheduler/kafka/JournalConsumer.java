package dev.calbridge.scheduler.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.kit.events.CloudEventHeaders.MalformedEvent;
import dev.calbridge.kit.events.UnknownEventType;
import dev.calbridge.scheduler.contract.JournalLine;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import dev.calbridge.scheduler.journal.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps the lines of the journal that gateways write; those of this service are kept already. */
@ApplicationScoped
public class JournalConsumer {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Journal journal;
  private final ObjectMapper json;
  private final String own;

  public JournalConsumer(
      Journal journal,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.journal = journal;
    this.json = json;
    this.own = "/calbridge/" + application;
  }

  /** A database that is away is waited for; only what cannot be read goes to the DLQ. */
  @Incoming("sync-journal")
  public Uni<Void> consume(ConsumerRecord<String, String> event) {
    return Uni.createFrom()
        .deferred(() -> keep(event))
        .onFailure(
            fault -> !(fault instanceof MalformedEvent) && !(fault instanceof UnknownEventType))
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely();
  }

  private Uni<Void> keep(ConsumerRecord<String, String> event) {
    CloudEventHeaders headers = CloudEventHeaders.of(event.headers());
    if (!SchedulerTopics.JOURNAL_LINE.equals(headers.type())) {
      throw new UnknownEventType(headers.type());
    }
    if (own.equals(headers.source())) {
      return Uni.createFrom().voidItem();
    }
    return journal.keep(line(event.key(), event.value()));
  }

  private JournalLine line(@Nullable String key, @Nullable String value) {
    JournalLine line = read(value);
    if (!complete(line) || !Objects.equals(key, line.tenant() + "/" + line.resource())) {
      throw new MalformedEvent("The line is incomplete, or key and value differ", null);
    }
    return line;
  }

  private static boolean complete(JournalLine line) {
    // JSON may leave out what the records promise.
    return line.tenant() != null
        && line.id() != null
        && line.at() != null
        && line.resource() != null
        && line.direction() != null
        && line.source() != null
        && line.source().kind() != null
        && line.source().id() != null
        && line.action() != null
        && line.outcome() != null;
  }

  private JournalLine read(@Nullable String value) {
    try {
      JournalLine line = value == null ? null : json.readValue(value, JournalLine.class);
      if (line == null) {
        throw new MalformedEvent("The event has no value", null);
      }
      return line;
    } catch (JsonProcessingException _) {
      // Jackson's message would quote customers' data.
      throw new MalformedEvent("The value is not a line of the journal", null);
    }
  }
}
