package dev.calbridge.google.kafka;

import dev.calbridge.google.postgres.PostgresEntries;
import dev.calbridge.google.runtime.SyncWorkers;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.kit.events.UnknownEventType;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps every entry and wakes the links it concerns. Acknowledged once it is in the database. */
@ApplicationScoped
public class CalendarEntriesConsumer {

  private final PostgresEntries entries;
  private final SyncWorkers workers;
  private final EventReading reading;

  public CalendarEntriesConsumer(
      PostgresEntries entries, SyncWorkers workers, EventReading reading) {
    this.entries = entries;
    this.workers = workers;
    this.reading = reading;
  }

  @Incoming("calendar-entries")
  public Uni<Void> consume(ConsumerRecord<String, String> event) {
    return EventReading.persistently(Uni.createFrom().deferred(() -> apply(event)))
        .invoke(links -> links.forEach(workers::wakeFirst))
        .replaceWithVoid();
  }

  private Uni<List<UUID>> apply(ConsumerRecord<String, String> event) {
    CloudEventHeaders headers = CloudEventHeaders.of(event.headers());
    EventReading.Key key = EventReading.key(event.key());
    return switch (headers.type()) {
      case SchedulerTopics.ENTRY_CHANGED -> {
        CalendarEntry entry = reading.read(event.value(), CalendarEntry.class);
        if (!entry.tenant().equals(key.tenant()) || !entry.id().equals(key.id())) {
          throw new CloudEventHeaders.MalformedEvent("Key and value differ", null);
        }
        yield entries.applyLater(entry);
      }
      case SchedulerTopics.ENTRY_REMOVED ->
          entries.applyRemovalLater(key.tenant(), key.id(), headers.version());
      default -> throw new UnknownEventType(headers.type());
    };
  }
}
