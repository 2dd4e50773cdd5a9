package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventTimes;
import dev.calbridge.google.emulator.event.Patch;
import dev.calbridge.google.emulator.event.Precondition;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.AccessRole;
import dev.calbridge.google.emulator.world.CalendarProperties;
import dev.calbridge.google.emulator.world.EventBook;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The resource {@code calendars}. */
public final class CalendarsResource {
  private static final String CALENDAR = "/calendars/{calendarId}";

  private final Gate gate;
  private final World world;

  public CalendarsResource(Gate gate, World world) {
    this.gate = gate;
    this.world = world;
  }

  public List<Route> routes() {
    return List.of(
        gate.route("POST", "/calendars", ApiMethod.CALENDARS_INSERT, this::insert),
        gate.route("GET", CALENDAR, ApiMethod.CALENDARS_GET, this::get),
        gate.route("PUT", CALENDAR, ApiMethod.CALENDARS_UPDATE, this::update),
        gate.route("PATCH", CALENDAR, ApiMethod.CALENDARS_PATCH, this::patch),
        gate.route("DELETE", CALENDAR, ApiMethod.CALENDARS_DELETE, this::delete),
        gate.route("POST", CALENDAR + "/clear", ApiMethod.CALENDARS_CLEAR, this::clear));
  }

  private Answer insert(Caller caller, Request request) {
    ZoneId home = world.calendar(caller.email()).timeZone();
    CalendarProperties properties = properties(request.json(), home);
    return shown(world.newCalendar(caller.account(), properties, true));
  }

  private Answer get(Caller caller, Request request) {
    GoogleCalendar calendar =
        caller.calendar(request.variable("calendarId"), AccessRole.FREE_BUSY_READER);
    String etag = CalendarView.etag(calendar);
    return request
            .header("If-None-Match")
            .filter(header -> Precondition.names(header, etag))
            .isPresent()
        ? Answer.notModified(etag)
        : shown(calendar);
  }

  private Answer update(Caller caller, Request request) {
    GoogleCalendar calendar = owned(caller, request);
    world.change(calendar, properties(request.json(), calendar.timeZone()));
    return shown(calendar);
  }

  private Answer patch(Caller caller, Request request) {
    GoogleCalendar calendar = owned(caller, request);
    CalendarProperties old = calendar.properties();
    ObjectNode current = Json.object().put("summary", old.summary());
    old.description().ifPresent(text -> current.put("description", text));
    old.location().ifPresent(text -> current.put("location", text));
    current.put("timeZone", old.timeZone().getId());
    world.change(calendar, properties(Patch.merge(current, request.json()), calendar.timeZone()));
    return shown(calendar);
  }

  private Answer delete(Caller caller, Request request) {
    world.delete(owned(caller, request));
    return Answer.noContent();
  }

  /** Works on primary calendars only, as it does at Google. */
  private Answer clear(Caller caller, Request request) {
    GoogleCalendar calendar = owned(caller, request);
    if (!calendar.primary()) {
      throw Errors.invalid("Invalid Value");
    }
    EventBook book = new EventBook(world, calendar);
    List<String> living =
        calendar.events().stream()
            .filter(event -> !event.cancelled() && event.member().isEmpty())
            .map(Event::id)
            .toList();
    living.forEach(id -> book.delete(id, Precondition.NONE));
    return Answer.noContent();
  }

  private GoogleCalendar owned(Caller caller, Request request) {
    GoogleCalendar calendar = caller.calendar(request.variable("calendarId"), AccessRole.OWNER);
    if (request
        .header("If-Match")
        .filter(header -> !Precondition.names(header, CalendarView.etag(calendar)))
        .isPresent()) {
      throw Errors.conditionNotMet();
    }
    return calendar;
  }

  private static Answer shown(GoogleCalendar calendar) {
    return Answer.resource(CalendarView.calendar(calendar));
  }

  private static CalendarProperties properties(ObjectNode json, ZoneId standardZone) {
    return new CalendarProperties(
        text(json, "summary").orElseThrow(() -> Errors.required("Missing title.")),
        text(json, "description"),
        text(json, "location"),
        text(json, "timeZone").map(id -> EventTimes.zone(id, "calendar")).orElse(standardZone));
  }

  private static Optional<String> text(ObjectNode json, String field) {
    JsonNode node = json.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw Errors.badRequest("Bad Request");
    }
    return Optional.of(node.textValue()).filter(text -> !text.isBlank());
  }
}
