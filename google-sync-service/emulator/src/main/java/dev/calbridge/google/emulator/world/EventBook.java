package dev.calbridge.google.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventBody;
import dev.calbridge.google.emulator.event.EventId;
import dev.calbridge.google.emulator.event.EventInput;
import dev.calbridge.google.emulator.event.EventStatus;
import dev.calbridge.google.emulator.event.Patch;
import dev.calbridge.google.emulator.event.Precondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes the events of one calendar by Google's rules. */
public final class EventBook {
  private final World world;
  private final GoogleCalendar calendar;
  private final Instances instances;

  public EventBook(World world, GoogleCalendar calendar) {
    this.world = world;
    this.calendar = calendar;
    this.instances = new Instances(calendar);
  }

  /**
   * An event, a cancelled one, or an instance of a series.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 404 if there never was one
   */
  public Event get(String id) {
    return calendar.event(id).or(() -> instances.find(id)).orElseThrow(Errors::notFound);
  }

  /**
   * @param creator e-mail address
   * @throws dev.calbridge.google.emulator.error.GoogleError 409 if the id or iCalUID was ever used
   */
  public Event insert(ObjectNode json, String creator) {
    EventInput input = EventInput.parse(json, calendar.timeZone());
    if (input.id().isPresent() && input.iCalUid().isPresent()) {
      throw Errors.invalid("Only one of id and iCalUID may be given.");
    }
    String id = input.id().map(EventId::checked).orElseGet(() -> EventId.random(world.random()));
    if (calendar.event(id).isPresent() || input.iCalUid().flatMap(this::byICalUid).isPresent()) {
      throw Errors.duplicate();
    }
    return create(id, input, creator);
  }

  /** Adds a private copy of an event known by its iCalUID, or replaces the earlier copy. */
  public Event importCopy(ObjectNode json, String creator) {
    EventInput input = EventInput.parse(json, calendar.timeZone());
    String uid = input.iCalUid().orElseThrow(() -> Errors.required("Missing iCalUID."));
    return byICalUid(uid)
        .map(known -> write(known, input, Optional.of(EventStatus.CONFIRMED)))
        .orElseGet(() -> create(EventId.random(world.random()), input, creator));
  }

  /** Replaces the event. What the body leaves out is gone, except its status if it is cancelled. */
  public Event update(String id, ObjectNode json, Precondition precondition) {
    Event event = get(id);
    precondition.check(event);
    return write(event, EventInput.parse(json, calendar.timeZone()), Optional.empty());
  }

  /** Changes only what the body names. */
  public Event patch(String id, ObjectNode json, Precondition precondition) {
    Event event = get(id);
    precondition.check(event);
    ObjectNode current = event.body().json(calendar.timeZone());
    current.put("status", event.status().wire());
    ObjectNode merged = Patch.merge(current, json);
    return write(event, EventInput.parse(merged, calendar.timeZone()), Optional.empty());
  }

  /**
   * Cancels the event, or one instance of a series.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 410 if it is cancelled already
   */
  public Event delete(String id, Precondition precondition) {
    Event event = get(id);
    if (event.cancelled()) {
      throw Errors.deleted();
    }
    precondition.check(event);
    return cancel(event);
  }

  /**
   * Moves an event, with all of its series, to another calendar.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 for an instance or a special event,
   *     409 if the id was ever used there
   */
  public Event move(String id, EventBook to) {
    Event event = get(id);
    if (event.cancelled()) {
      throw Errors.deleted();
    }
    if (event.member().isPresent() || !event.body().eventType().equals("default")) {
      throw Errors.cannotMove();
    }
    if (to.calendar.event(id).filter(there -> !there.cancelled()).isPresent()) {
      throw Errors.duplicate();
    }
    List<Event> exceptions = instances.exceptionsOf(event);
    Event moved = to.take(event);
    exceptions.forEach(to::take);
    cancel(event);
    return moved;
  }

  /** A second event with the same content, as a person's copy has: new id, same properties. */
  public Event copy(String id) {
    Event event = get(id);
    String copyId = EventId.random(world.random());
    Instant now = world.now();
    Event copy =
        new Event(
            copyId,
            event.body(),
            EventStatus.CONFIRMED,
            0,
            copyId + "@google.com",
            event.creator(),
            now,
            now,
            world.nextStamp(),
            Optional.empty());
    calendar.put(copy);
    return copy;
  }

  /**
   * Takes a deleted event back out of the bin. With a series come the exceptions that were deleted
   * with it; those deleted before it stay deleted.
   *
   * @param announced whether deltas name the exceptions, too; Google does not say
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 if it is not deleted
   */
  public Event restore(String id, boolean announced) {
    Event event = get(id);
    if (!event.cancelled()) {
      throw Errors.invalid("The event is not deleted.");
    }
    List<Event> exceptions =
        calendar.events().stream()
            .filter(Event::cancelled)
            .filter(one -> one.member().filter(m -> m.seriesId().equals(id)).isPresent())
            .filter(one -> one.stamp() > event.stamp())
            .toList();
    Event restored = confirmed(event, world.nextStamp());
    exceptions.forEach(one -> confirmed(one, announced ? world.nextStamp() : event.stamp()));
    return restored;
  }

  private Event confirmed(Event event, long stamp) {
    Event confirmed =
        event.changed(event.body(), EventStatus.CONFIRMED, event.sequence(), world.now(), stamp);
    calendar.put(confirmed);
    return confirmed;
  }

  private Event take(Event event) {
    Event taken =
        event.changed(
            event.body(), event.status(), event.sequence(), world.now(), world.nextStamp());
    calendar.put(taken);
    return taken;
  }

  private Event create(String id, EventInput input, String creator) {
    Instant now = world.now();
    Event event =
        new Event(
            id,
            input.body(),
            input.status().orElse(EventStatus.CONFIRMED),
            input.sequence().orElse(0),
            input.iCalUid().orElse(id + "@google.com"),
            creator,
            now,
            now,
            world.nextStamp(),
            Optional.empty());
    calendar.put(event);
    return event;
  }

  private Event write(Event event, EventInput input, Optional<EventStatus> imposed) {
    if (input.sequence().filter(sequence -> sequence < event.sequence()).isPresent()) {
      throw Errors.invalidSequence();
    }
    if (event.member().isPresent() && input.body().recurring()) {
      throw Errors.invalid("Invalid recurrence rule.");
    }
    if (!event.body().eventType().equals(input.body().eventType())) {
      throw Errors.invalid("Event type cannot be changed.");
    }
    EventStatus status =
        imposed
            .or(input::status)
            .orElse(event.cancelled() ? EventStatus.CANCELLED : EventStatus.CONFIRMED);
    if (status == EventStatus.CANCELLED && !event.cancelled()) {
      return cancel(event);
    }
    Event written = changed(event, input, status);
    calendar.put(written);
    if (!event.body().sameWhen(written.body())) {
      instances.without(written).forEach(this::cancelStored);
    }
    return written;
  }

  private Event changed(Event event, EventInput input, EventStatus status) {
    EventBody body = input.body();
    boolean moved = !event.body().sameWhen(body);
    boolean onlyReminders =
        event.status() == status
            && !event.body().equals(body)
            && event.body().sameButReminders(body);
    return event.changed(
        body,
        status,
        input.sequence().orElse(event.sequence()) + (moved && input.sequence().isEmpty() ? 1 : 0),
        onlyReminders ? event.updated() : world.now(),
        world.nextStamp());
  }

  private Event cancel(Event event) {
    List<Event> exceptions = instances.exceptionsOf(event);
    Event cancelled = cancelStored(event);
    exceptions.forEach(this::cancelStored);
    return cancelled;
  }

  private Event cancelStored(Event event) {
    Event cancelled = event.cancelledAt(world.now(), world.nextStamp());
    calendar.put(cancelled);
    return cancelled;
  }

  private Optional<Event> byICalUid(String uid) {
    return calendar.events().stream()
        .filter(event -> event.member().isEmpty() && event.iCalUid().equals(uid))
        .findFirst();
  }
}
