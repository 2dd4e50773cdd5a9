package dev.calbridge.google.emulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventTimes;
import dev.calbridge.google.emulator.event.Precondition;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.AccessRole;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.CalendarProperties;
import dev.calbridge.google.emulator.world.EventBook;
import dev.calbridge.google.emulator.world.EventView;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Acts as the Google user: no token, no scope, no precondition; bodies are those of the API. */
public final class UserControl {
  private final ControlGate gate;
  private final World world;

  public UserControl(ControlGate gate, World world) {
    this.gate = gate;
    this.world = world;
  }

  public List<Route> routes() {
    return List.of(
        gate.route("GET", "/accounts", _ -> accounts()),
        gate.route("POST", "/accounts", this::createAccount),
        gate.route("POST", "/accounts/{email}/calendars", this::createCalendar),
        gate.route("DELETE", "/calendars/{calendarId}", this::deleteCalendar),
        gate.route("POST", "/calendars/{calendarId}/share", this::share),
        gate.route("GET", "/calendars/{calendarId}/events", this::events),
        gate.route("POST", "/calendars/{calendarId}/events", this::createEvent),
        gate.route("GET", "/calendars/{calendarId}/events/{eventId}", this::event),
        gate.route("PATCH", "/calendars/{calendarId}/events/{eventId}", this::changeEvent),
        gate.route("DELETE", "/calendars/{calendarId}/events/{eventId}", this::deleteEvent));
  }

  private Response accounts() {
    ObjectNode json = Json.object();
    ArrayNode accounts = json.putArray("accounts");
    for (Account account : world.accounts()) {
      ArrayNode calendars = describe(accounts.addObject(), account).putArray("calendars");
      world.calendars().stream()
          .filter(calendar -> !calendar.deleted() && calendar.owner().equals(account.email()))
          .forEach(calendar -> describe(calendars.addObject(), calendar));
    }
    return Response.json(200, json);
  }

  private Response createAccount(Request request) {
    ObjectNode body = request.json();
    String email = required(body, "email");
    if (!email.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException("email is not an address");
    }
    Account account = world.accountOrNew(email, body.path("name").asText(email));
    return Response.json(200, describe(Json.object(), account));
  }

  private Response createCalendar(Request request) {
    Account owner = world.account(request.variable("email")).orElseThrow(Errors::notFound);
    ObjectNode body = request.json();
    ZoneId zone =
        EventTimes.zone(
            body.path("timeZone").asText(world.calendar(owner.email()).timeZone().getId()),
            "calendar");
    CalendarProperties properties =
        new CalendarProperties(
            required(body, "summary"),
            Optional.of(body.path("description").asText("")).filter(text -> !text.isBlank()),
            Optional.empty(),
            zone);
    GoogleCalendar calendar = world.newCalendar(owner, properties, false);
    return Response.json(200, describe(Json.object(), calendar));
  }

  private Response deleteCalendar(Request request) {
    world.delete(calendar(request));
    return Response.empty(204);
  }

  private Response share(Request request) {
    ObjectNode body = request.json();
    Account account = world.account(required(body, "email")).orElseThrow(Errors::notFound);
    AccessRole role =
        AccessRole.parse(required(body, "role"))
            .orElseThrow(() -> new IllegalArgumentException("role is unknown"));
    world.share(calendar(request), account.email(), role);
    return Response.empty(204);
  }

  /** In full; the cancelled ones too with {@code showDeleted=true}. */
  private Response events(Request request) {
    GoogleCalendar calendar = calendar(request);
    boolean showDeleted = request.query().first("showDeleted").filter("true"::equals).isPresent();
    EventView view = new EventView(calendar, calendar.timeZone());
    ObjectNode json = Json.object();
    ArrayNode items = json.putArray("items");
    calendar.events().stream()
        .filter(event -> showDeleted || !event.cancelled())
        .forEach(event -> items.add(view.full(event)));
    return Response.json(200, json);
  }

  private Response event(Request request) {
    return shown(calendar(request), book(request).get(request.variable("eventId")));
  }

  private Response createEvent(Request request) {
    GoogleCalendar calendar = calendar(request);
    return shown(calendar, book(request).insert(request.json(), calendar.owner()));
  }

  private Response changeEvent(Request request) {
    return shown(
        calendar(request),
        book(request).patch(request.variable("eventId"), request.json(), Precondition.NONE));
  }

  private Response deleteEvent(Request request) {
    Event deleted = book(request).delete(request.variable("eventId"), Precondition.NONE);
    return Response.empty(deleted.cancelled() ? 204 : 500);
  }

  private GoogleCalendar calendar(Request request) {
    return world.calendar(request.variable("calendarId"));
  }

  private EventBook book(Request request) {
    return new EventBook(world, calendar(request));
  }

  private static Response shown(GoogleCalendar calendar, Event event) {
    return Response.json(200, new EventView(calendar, calendar.timeZone()).full(event));
  }

  private static ObjectNode describe(ObjectNode json, Account account) {
    return json.put("sub", account.sub()).put("email", account.email()).put("name", account.name());
  }

  private static ObjectNode describe(ObjectNode json, GoogleCalendar calendar) {
    return json.put("id", calendar.id())
        .put("summary", calendar.properties().summary())
        .put("timeZone", calendar.timeZone().getId())
        .put("primary", calendar.primary());
  }

  private static String required(ObjectNode body, String field) {
    String text = body.path(field).asText("");
    if (text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return text;
  }
}
