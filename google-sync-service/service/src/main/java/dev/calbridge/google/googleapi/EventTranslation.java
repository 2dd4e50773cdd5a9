package dev.calbridge.google.googleapi;

import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.calendar.model.Event;
import dev.calbridge.google.link.RemoteEvent;
import dev.calbridge.google.link.RemoteEvent.Body;
import dev.calbridge.google.link.RemoteOccurrence;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Series;
import dev.calbridge.google.sync.Stamp;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Between Google's event and what the rest of the service knows. */
final class EventTranslation {

  /** The private extended property that holds our stamp. */
  static final String STAMP = "calbridge";

  /** The private extended property that says that we, and nobody else, made the event private. */
  private static final String SECRET = "calbridge-private";

  private static final Set<String> KEPT_FROM_OTHERS = Set.of("private", "confidential");

  /** Types of events that say that somebody is not to be had. */
  private static final Set<String> ABSENCES = Set.of("outOfOffice", "focusTime");

  static final JsonFactory JSON = GsonFactory.getDefaultInstance();

  private EventTranslation() {}

  static RemoteEvent read(Event event) {
    return new RemoteEvent(
        event.getId(),
        event.getEtag() == null ? "" : event.getEtag(),
        event.getICalUID(),
        body(event),
        stamp(event),
        write(event),
        List.of(),
        changedAt(event),
        ABSENCES.contains(String.valueOf(event.getEventType())));
  }

  private static @Nullable Instant changedAt(Event event) {
    return event.getUpdated() == null ? null : Instant.ofEpochMilli(event.getUpdated().getValue());
  }

  /** An occurrence of a series, whether Google keeps it apart or not. Empty if it is neither. */
  static Optional<RemoteOccurrence> occurrence(Event event) {
    LocalDateTime original = EventTimes.original(event.getOriginalStartTime());
    if (original == null) {
      return Optional.empty();
    }
    EventContent content = null;
    if (!"cancelled".equals(event.getStatus())) {
      EntrySpan span = EventTimes.span(event.getStart(), event.getEnd(), false);
      if (span == null) {
        return Optional.empty();
      }
      content = content(event, span, null);
    }
    return Optional.of(
        new RemoteOccurrence(
            event.getId(),
            event.getEtag() == null ? "" : event.getEtag(),
            original,
            content,
            stamp(event),
            write(event),
            changedAt(event)));
  }

  private static Body body(Event event) {
    String series = event.getRecurringEventId();
    if (series != null) {
      return occurrence(event)
          .<Body>map(one -> new RemoteEvent.Occurrence(series, one))
          .orElseGet(() -> new RemoteEvent.Unreadable("occurrence-not-supported"));
    }
    if ("cancelled".equals(event.getStatus())) {
      return new RemoteEvent.Cancelled();
    }
    String type = event.getEventType();
    if (type != null && !type.equals("default") && !ABSENCES.contains(type)) {
      return new RemoteEvent.Unreadable(RemoteEvent.OTHER_TYPE);
    }
    List<String> lines = event.getRecurrence();
    boolean recurring = lines != null && !lines.isEmpty();
    EntrySpan span = EventTimes.span(event.getStart(), event.getEnd(), recurring);
    if (span == null) {
      return new RemoteEvent.Unreadable("times-not-supported");
    }
    Series recurrence = recurring ? RecurrenceLines.read(lines, span) : null;
    if (recurring && recurrence == null) {
      return new RemoteEvent.Unreadable("recurrence-not-supported");
    }
    return new RemoteEvent.Standing(content(event, span, recurrence));
  }

  private static EventContent content(Event event, EntrySpan span, @Nullable Series recurrence) {
    return new EventContent(
        event.getSummary() == null ? "" : event.getSummary(),
        Descriptions.fromGoogle(event.getDescription()),
        event.getLocation(),
        "tentative".equals(event.getStatus()),
        "transparent".equals(event.getTransparency()),
        span,
        recurrence,
        own(event).containsKey(SECRET)
            && KEPT_FROM_OTHERS.contains(String.valueOf(event.getVisibility())));
  }

  private static @Nullable Stamp stamp(Event event) {
    String text = own(event).get(STAMP);
    return text == null ? null : Stamp.parse(text).orElse(null);
  }

  private static Map<String, String> own(Event event) {
    Event.ExtendedProperties properties = event.getExtendedProperties();
    Map<String, String> own = properties == null ? null : properties.getPrivate();
    return own == null ? Map.of() : own;
  }

  /** A new event. No attendees, ever: Google would write to them. */
  static Event fresh(String id, EventContent content, Stamp stamp) {
    return filled(new Event().setId(id), content, stamp);
  }

  /** The event with our part replaced, for a PUT: what is left out there would be lost. */
  static Event edited(RemoteEvent known, EventContent content, Stamp stamp) {
    return edited(known.source(), content, stamp);
  }

  /** The same for an occurrence; it stays one of its series. */
  static Event edited(String source, EventContent content, Stamp stamp) {
    Event event = parse(source);
    event.setKind(null).setEtag(null).setHtmlLink(null).setHangoutLink(null);
    event.setCreated(null).setUpdated(null).setCreator(null);
    return filled(event, content, stamp);
  }

  private static Event filled(Event event, EventContent content, Stamp stamp) {
    Series recurrence = content.recurrence();
    Event.ExtendedProperties properties =
        event.getExtendedProperties() == null
            ? new Event.ExtendedProperties()
            : event.getExtendedProperties();
    Map<String, String> own = new HashMap<>(own(event));
    own.put(STAMP, stamp.text());
    if (content.secret()) {
      own.put(SECRET, "1");
      event.setVisibility("private");
    } else if (own.remove(SECRET) != null) {
      event.setVisibility("default");
    }
    return event
        .setSummary(content.title())
        .setDescription(Descriptions.toGoogle(content.description()))
        .setLocation(content.location())
        .setStatus(content.tentative() ? "tentative" : "confirmed")
        .setTransparency(content.free() ? "transparent" : "opaque")
        .setStart(EventTimes.start(content.span()))
        .setEnd(EventTimes.end(content.span()))
        .setRecurrence(
            recurrence == null ? null : RecurrenceLines.write(recurrence, content.span()))
        .setExtendedProperties(properties.setPrivate(own));
  }

  private static String write(Event event) {
    try {
      return JSON.toString(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Event parse(String source) {
    try {
      return JSON.fromString(source, Event.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
