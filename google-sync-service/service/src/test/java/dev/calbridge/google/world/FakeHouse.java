package dev.calbridge.google.world;

import com.sun.net.httpserver.HttpExchange;
import dev.calbridge.kit.events.CloudEventHeaders;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.DiscreetText;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.LinkedCalendar;
import dev.calbridge.scheduler.contract.ResourceKind;
import dev.calbridge.scheduler.contract.SchedulerTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A scheduler-service with no rule but versions: it keeps entries, publishes them, takes changes
 * and remembers answers by idempotency key.
 */
public final class FakeHouse implements AutoCloseable {

  public static final String TENANT = "optik-himmel";

  private final HttpStub server = new HttpStub(this::answer);
  private final Map<UUID, CalendarEntry> entries = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();
  private final List<EntryChange> changes = new ArrayList<>();
  private final Map<UUID, EntryChangeOutcome.Reason> refusals = new HashMap<>();
  private final Map<UUID, String> references = new HashMap<>();
  private KafkaProducer<String, String> producer;
  private String prefix = "";
  private boolean away;

  String url() {
    return server.url();
  }

  public synchronized void connect(String bootstrapServers, String topicPrefix) {
    if (producer == null) {
      prefix = topicPrefix;
      producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
              new StringSerializer(),
              new StringSerializer());
    }
  }

  /** A resource whose calendar may be seen outside. */
  public synchronized UUID resource(String name) {
    return resource(TENANT, name);
  }

  /** The same of another tenant, which has no entries here. */
  public synchronized UUID resource(String tenant, String name) {
    return publish(tenant, UUID.randomUUID(), name, null, 1, false);
  }

  /** A person's resource. */
  public synchronized UUID resourceOf(String user, String name) {
    return publish(TENANT, UUID.randomUUID(), name, user, 1, false);
  }

  /** The tenant switches Google off or on again. */
  public synchronized void pause(UUID resource, boolean paused) {
    publish(TENANT, resource, "Anna Berger", null, System.nanoTime(), paused);
  }

  private UUID publish(
      String tenant, UUID resource, String name, String user, long version, boolean paused) {
    CalendarSnapshot calendar =
        new CalendarSnapshot(
            tenant,
            resource,
            version,
            name,
            null,
            null,
            ResourceKind.PERSON,
            user == null ? null : new CalendarSnapshot.Owner(UUID.randomUUID(), user),
            List.of(),
            true,
            "Europe/Berlin",
            true,
            false,
            Instant.now(),
            paused,
            "de",
            null);
    publish(
        tenant,
        SchedulerTopics.CALENDARS,
        SchedulerTopics.CALENDAR_CHANGED,
        resource,
        version,
        written(calendar));
    return resource;
  }

  public synchronized CalendarEntry create(UUID resource, EntryContent content) {
    UUID id = UUID.randomUUID();
    return keep(
        entry(id, 1, new EntryPlacement(resource, id + "@calbridge", id + ".ics"), content, false));
  }

  public synchronized CalendarEntry createReadOnly(UUID resource, EntryContent content) {
    UUID id = UUID.randomUUID();
    return keep(
        entry(id, 1, new EntryPlacement(resource, id + "@calbridge", id + ".ics"), content, true));
  }

  public synchronized CalendarEntry edit(UUID id, EntryContent content) {
    CalendarEntry before = entries.get(id);
    return keep(
        entry(
            id, before.version() + 1, before.placements().getFirst(), content, before.readOnly()));
  }

  public synchronized long delete(UUID id) {
    long version = entries.remove(id).version() + 1;
    publish(SchedulerTopics.CALENDAR_ENTRIES, SchedulerTopics.ENTRY_REMOVED, id, version, null);
    return version;
  }

  /** Publishes an entry as it is, once more. */
  public synchronized void repeat(CalendarEntry entry) {
    publish(
        SchedulerTopics.CALENDAR_ENTRIES,
        SchedulerTopics.ENTRY_CHANGED,
        entry.id(),
        entry.version(),
        written(entry));
  }

  /** Publishes something that is no entry. */
  public synchronized void publishNonsense() {
    publish(
        SchedulerTopics.CALENDAR_ENTRIES,
        SchedulerTopics.ENTRY_CHANGED,
        UUID.randomUUID(),
        1,
        "no json");
    publish(
        SchedulerTopics.CALENDAR_ENTRIES,
        "dev.calbridge.never.heard.of",
        UUID.randomUUID(),
        1,
        "{}");
  }

  public synchronized Optional<CalendarEntry> entry(UUID id) {
    return Optional.ofNullable(entries.get(id));
  }

  public synchronized List<CalendarEntry> entriesOf(UUID resource) {
    return entries.values().stream()
        .filter(entry -> entry.placements().getFirst().resource().equals(resource))
        .toList();
  }

  /** Changes that came from Google for a resource. */
  public synchronized List<EntryChange> changes(UUID resource) {
    return changes.stream().filter(change -> change.resource().equals(resource)).toList();
  }

  /** From now on every change of the resource's calendar is refused. */
  public synchronized void refuse(UUID resource, EntryChangeOutcome.Reason reason) {
    refusals.put(resource, reason);
  }

  public synchronized void relent(UUID resource) {
    refusals.remove(resource);
  }

  /** The calendar elsewhere that a link connects the resource with. */
  public synchronized Optional<String> reference(UUID resource) {
    return Optional.ofNullable(references.get(resource));
  }

  /** Answers 503 to everything, or no longer. */
  public synchronized void away(boolean now) {
    away = now;
  }

  private synchronized HttpStub.Answer answer(HttpExchange exchange, String body) throws Exception {
    if (away) {
      return new HttpStub.Answer(503, "{\"code\":\"away\"}");
    }
    String[] path = exchange.getRequestURI().getPath().split("/");
    if (path[3].equals("resources")) {
      return reference(exchange.getRequestMethod(), UUID.fromString(path[4]), body);
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (!TENANT.equals(exchange.getRequestHeaders().getFirst("Calbridge-Tenant"))
        || key == null
        || authorization == null) {
      return new HttpStub.Answer(403, "{\"code\":\"tenant-not-allowed\"}");
    }
    if (!answers.containsKey(key)) {
      EntryChange change = Json.MAPPER.readValue(body, EntryChange.class);
      changes.add(change);
      answers.put(key, Json.MAPPER.writeValueAsString(outcome(change)));
    }
    return new HttpStub.Answer(200, answers.get(key));
  }

  private HttpStub.Answer reference(String method, UUID resource, String body) throws Exception {
    if (method.equals("DELETE")) {
      references.remove(resource);
      return new HttpStub.Answer(200, "");
    }
    String calendar = Json.MAPPER.readValue(body, LinkedCalendar.class).calendarId();
    if (references.containsValue(calendar) && !calendar.equals(references.get(resource))) {
      return new HttpStub.Answer(409, "{\"code\":\"calendar-taken\"}");
    }
    references.put(resource, calendar);
    return new HttpStub.Answer(200, "");
  }

  private EntryChangeOutcome outcome(EntryChange change) {
    EntryChangeOutcome.Reason refusal = refusals.get(change.resource());
    return switch (change) {
      case EntryChange.Create create ->
          refusal != null
              ? new EntryChangeOutcome.Refused(refusal, "refused", null)
              : new EntryChangeOutcome.Applied(
                  keep(
                      entry(
                          UUID.randomUUID(),
                          1,
                          new EntryPlacement(create.resource(), create.uid(), create.objectName()),
                          create.content(),
                          false)),
                  true);
      case EntryChange.Update update -> {
        CalendarEntry current = entries.get(update.entry());
        yield refused(current, update.baseVersion(), refusal)
            .orElseGet(
                () -> new EntryChangeOutcome.Applied(edit(update.entry(), update.content()), true));
      }
      case EntryChange.Move _ -> throw new UnsupportedOperationException("move");
      case EntryChange.Delete delete -> {
        CalendarEntry current = entries.get(delete.entry());
        yield refused(current, delete.baseVersion(), refusal)
            .orElseGet(
                () -> new EntryChangeOutcome.Removed(delete.entry(), delete(delete.entry())));
      }
    };
  }

  private static Optional<EntryChangeOutcome> refused(
      CalendarEntry current, long base, EntryChangeOutcome.Reason refusal) {
    if (current == null) {
      return Optional.of(
          new EntryChangeOutcome.Refused(
              EntryChangeOutcome.Reason.UNKNOWN_ENTRY, "no such entry", null));
    }
    if (current.version() != base) {
      return Optional.of(
          new EntryChangeOutcome.Refused(EntryChangeOutcome.Reason.STALE, "not current", current));
    }
    return refusal == null
        ? Optional.empty()
        : Optional.of(new EntryChangeOutcome.Refused(refusal, "refused", current));
  }

  private CalendarEntry keep(CalendarEntry entry) {
    entries.put(entry.id(), entry);
    repeat(entry);
    return entry;
  }

  private static CalendarEntry entry(
      UUID id, long version, EntryPlacement placement, EntryContent content, boolean readOnly) {
    return new CalendarEntry(
        TENANT,
        id,
        readOnly ? EntryKind.UNAVAILABILITY : EntryKind.APPOINTMENT,
        version,
        List.of(placement),
        content,
        null,
        List.of(),
        readOnly,
        Instant.now(),
        Instant.now(),
        discreet(content));
  }

  /** Customers are women here, and have one name. */
  private static DiscreetText discreet(EntryContent content) {
    String title = content.title().replaceAll(" *Frau \\p{L}+", "");
    return title.equals(content.title()) ? null : new DiscreetText(title, null, content.location());
  }

  private static String written(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void publish(String topic, String type, UUID id, long version, String value) {
    publish(TENANT, topic, type, id, version, value);
  }

  private void publish(
      String tenant, String topic, String type, UUID id, long version, String value) {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(prefix + topic, tenant + "/" + id, value);
    new CloudEventHeaders(
            UUID.randomUUID().toString(), type, "/scheduler-service", Instant.now(), version)
        .writeTo(record.headers());
    try {
      producer.send(record).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    if (producer != null) {
      producer.close();
    }
  }
}
