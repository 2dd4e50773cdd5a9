package dev.calbridge.google.emulator.control;

import dev.calbridge.google.emulator.api.Pages;
import dev.calbridge.google.emulator.event.Precondition;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.world.EventBook;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/** What readers see of what there is: late, in small pieces, or no longer. */
public final class ConsistencyControl {
  private final ControlGate gate;
  private final World world;
  private final Pages pages;

  public ConsistencyControl(ControlGate gate, World world, Pages pages) {
    this.gate = gate;
    this.world = world;
    this.pages = pages;
  }

  public List<Route> routes() {
    return List.of(
        gate.route("POST", "/stale-reads", this::stale),
        gate.route("POST", "/pages", this::cut),
        gate.route("POST", "/tombstones/drop", this::drop),
        gate.route("DELETE", "/calendars/{calendarId}/events", this::empty));
  }

  private Response stale(Request request) {
    world.readBehind(duration(request, "by"));
    return Response.empty(204);
  }

  private Response cut(Request request) {
    pages.cut(
        new Pages.Shape(
            request.json().path("largest").asInt(0), request.json().path("gaps").asBoolean(false)));
    return Response.empty(204);
  }

  private Response drop(Request request) {
    world.dropTombstones(duration(request, "olderThan"));
    return Response.empty(204);
  }

  /** The user deletes everything at once. */
  private Response empty(Request request) {
    GoogleCalendar calendar = world.calendar(request.variable("calendarId"));
    EventBook book = new EventBook(world, calendar);
    List.copyOf(calendar.events()).stream()
        .filter(event -> event.member().isEmpty() && !event.cancelled())
        .forEach(event -> book.delete(event.id(), Precondition.NONE));
    return Response.empty(204);
  }

  private static Duration duration(Request request, String field) {
    try {
      return Duration.parse(request.json().path(field).asText());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(field + " must be a duration such as PT5S", e);
    }
  }
}
