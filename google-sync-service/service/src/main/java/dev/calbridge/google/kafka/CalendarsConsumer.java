package dev.calbridge.google.kafka;

import dev.calbridge.google.postgres.PostgresCalendars;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.kit.events.UnknownEventType;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps which resources may be seen outside, and changed. */
@ApplicationScoped
public class CalendarsConsumer {

  private final PostgresCalendars calendars;
  private final EventReading reading;

  public CalendarsConsumer(PostgresCalendars calendars, EventReading reading) {
    this.calendars = calendars;
    this.reading = reading;
  }

  @Incoming("calendars")
  public Uni<Void> consume(ConsumerRecord<String, String> event) {
    return EventReading.persistently(Uni.createFrom().deferred(() -> apply(event)));
  }

  private Uni<Void> apply(ConsumerRecord<String, String> event) {
    CloudEventHeaders headers = CloudEventHeaders.of(event.headers());
    EventReading.Key key = EventReading.key(event.key());
    return switch (headers.type()) {
      case SchedulerTopics.CALENDAR_CHANGED -> {
        CalendarSnapshot calendar = reading.read(event.value(), CalendarSnapshot.class);
        if (!calendar.tenant().equals(key.tenant()) || !calendar.resource().equals(key.id())) {
          throw new CloudEventHeaders.MalformedEvent("Key and value differ", null);
        }
        yield calendars.applyLater(calendar);
      }
      case SchedulerTopics.CALENDAR_REMOVED ->
          calendars.applyRemovalLater(key.tenant(), key.id(), headers.version());
      default -> throw new UnknownEventType(headers.type());
    };
  }
}
