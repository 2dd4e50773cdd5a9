package dev.calbridge.google.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.EventBook;
import dev.calbridge.google.emulator.world.EventView;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.SeriesSplit;
import dev.calbridge.google.emulator.world.World;
import java.util.List;

/**
 * What people do with whole events: copy, put into another calendar, change from here on, take out
 * of the bin.
 */
public final class SeriesControl {
  private static final String EVENT = "/calendars/{calendarId}/events/{eventId}";

  private final ControlGate gate;
  private final World world;

  public SeriesControl(ControlGate gate, World world) {
    this.gate = gate;
    this.world = world;
  }

  public List<Route> routes() {
    return List.of(
        gate.route("POST", EVENT + "/copy", this::copy),
        gate.route("POST", EVENT + "/move", this::move),
        gate.route("POST", EVENT + "/split", this::split),
        gate.route("POST", EVENT + "/restore", this::restore));
  }

  private Response copy(Request request) {
    GoogleCalendar calendar = calendar(request);
    return shown(calendar, book(calendar).copy(request.variable("eventId")));
  }

  private Response move(Request request) {
    GoogleCalendar to = world.calendar(request.json().path("destination").asText(""));
    return shown(to, book(calendar(request)).move(request.variable("eventId"), book(to)));
  }

  /** "This and following events": the body is merged into the new series. */
  private Response split(Request request) {
    GoogleCalendar calendar = calendar(request);
    ObjectNode changes = request.body().length == 0 ? Json.object() : request.json();
    return shown(
        calendar, new SeriesSplit(world, calendar).at(request.variable("eventId"), changes));
  }

  /** Out of the bin. */
  private Response restore(Request request) {
    GoogleCalendar calendar = calendar(request);
    boolean announced =
        request.body().length == 0 || request.json().path("announced").asBoolean(true);
    return shown(calendar, book(calendar).restore(request.variable("eventId"), announced));
  }

  private GoogleCalendar calendar(Request request) {
    return world.calendar(request.variable("calendarId"));
  }

  private EventBook book(GoogleCalendar calendar) {
    return new EventBook(world, calendar);
  }

  private static Response shown(GoogleCalendar calendar, Event event) {
    return Response.json(200, new EventView(calendar, calendar.timeZone()).full(event));
  }
}
