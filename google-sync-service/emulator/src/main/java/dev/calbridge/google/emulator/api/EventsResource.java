package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.Precondition;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.world.AccessRole;
import dev.calbridge.google.emulator.world.EventBook;
import dev.calbridge.google.emulator.world.EventView;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.util.List;

/** The resource {@code events}. */
public final class EventsResource {
  private static final String EVENTS = "/calendars/{calendarId}/events";
  private static final String EVENT = EVENTS + "/{eventId}";

  private final Gate gate;
  private final World world;
  private final EventListing listing;
  private final InstanceListing instances;

  public EventsResource(Gate gate, World world, SyncTokens syncTokens, Pages pages) {
    this.gate = gate;
    this.world = world;
    this.listing = new EventListing(world, syncTokens, pages);
    this.instances = new InstanceListing(world, pages);
  }

  public List<Route> routes() {
    return List.of(
        gate.route("GET", EVENTS, ApiMethod.EVENTS_LIST, this::list),
        gate.route("POST", EVENTS, ApiMethod.EVENTS_INSERT, this::insert),
        gate.route("POST", EVENTS + "/import", ApiMethod.EVENTS_IMPORT, this::importCopy),
        gate.route("GET", EVENT, ApiMethod.EVENTS_GET, this::get),
        gate.route("PUT", EVENT, ApiMethod.EVENTS_UPDATE, this::update),
        gate.route("PATCH", EVENT, ApiMethod.EVENTS_PATCH, this::patch),
        gate.route("DELETE", EVENT, ApiMethod.EVENTS_DELETE, this::delete),
        gate.route("POST", EVENT + "/move", ApiMethod.EVENTS_MOVE, this::move),
        gate.route("GET", EVENT + "/instances", ApiMethod.EVENTS_INSTANCES, this::instances));
  }

  private Answer list(Caller caller, Request request) {
    GoogleCalendar calendar = readable(caller, request);
    return Answer.ok(listing.list(caller, calendar, request.query()));
  }

  private Answer instances(Caller caller, Request request) {
    GoogleCalendar calendar = readable(caller, request);
    return Answer.ok(
        instances.list(caller, calendar, request.variable("eventId"), request.query()));
  }

  private Answer get(Caller caller, Request request) {
    GoogleCalendar calendar = readable(caller, request);
    Event event = new EventBook(world, calendar).get(request.variable("eventId"));
    if (request
        .header("If-None-Match")
        .filter(header -> Precondition.names(header, event.etag()))
        .isPresent()) {
      return Answer.notModified(event.etag());
    }
    return shown(calendar, event, request);
  }

  private Answer insert(Caller caller, Request request) {
    GoogleCalendar calendar = writable(caller, request);
    ObjectNode body = request.json();
    onlyDefaultType(body);
    return shown(calendar, new EventBook(world, calendar).insert(body, caller.email()), request);
  }

  private Answer importCopy(Caller caller, Request request) {
    GoogleCalendar calendar = writable(caller, request);
    ObjectNode body = request.json();
    onlyDefaultType(body);
    return shown(
        calendar, new EventBook(world, calendar).importCopy(body, caller.email()), request);
  }

  private Answer update(Caller caller, Request request) {
    GoogleCalendar calendar = writable(caller, request);
    Event updated =
        new EventBook(world, calendar)
            .update(request.variable("eventId"), request.json(), precondition(request));
    return shown(calendar, updated, request);
  }

  private Answer patch(Caller caller, Request request) {
    GoogleCalendar calendar = writable(caller, request);
    Event patched =
        new EventBook(world, calendar)
            .patch(request.variable("eventId"), request.json(), precondition(request));
    return shown(calendar, patched, request);
  }

  private Answer delete(Caller caller, Request request) {
    GoogleCalendar calendar = writable(caller, request);
    Event deleted =
        new EventBook(world, calendar).delete(request.variable("eventId"), precondition(request));
    return deleted.cancelled() ? Answer.noContent() : Answer.ok(request.json());
  }

  /** Takes the event to another calendar, with its id; what was here stays as a cancelled one. */
  private Answer move(Caller caller, Request request) {
    GoogleCalendar from = writable(caller, request);
    String destination =
        request.query().filled("destination").orElseThrow(() -> Errors.required("Required"));
    GoogleCalendar to = caller.calendar(destination, AccessRole.WRITER);
    Event moved =
        new EventBook(world, from).move(request.variable("eventId"), new EventBook(world, to));
    return shown(to, moved, request);
  }

  private Answer shown(GoogleCalendar calendar, Event event, Request request) {
    var zone = new Arguments(request.query()).zone(calendar.timeZone());
    return Answer.resource(new EventView(calendar, zone).full(event));
  }

  /** Out-of-office and the like exist on primary calendars only, and are made elsewhere. */
  private static void onlyDefaultType(ObjectNode body) {
    if (!body.path("eventType").asText("default").equals("default")) {
      throw Errors.invalid("Event type is not supported on this calendar.");
    }
  }

  private static Precondition precondition(Request request) {
    return new Precondition(request.header("If-Match"));
  }

  private GoogleCalendar readable(Caller caller, Request request) {
    return world.seen(caller.calendar(request.variable("calendarId"), AccessRole.READER));
  }

  private static GoogleCalendar writable(Caller caller, Request request) {
    return caller.calendar(request.variable("calendarId"), AccessRole.WRITER);
  }
}
