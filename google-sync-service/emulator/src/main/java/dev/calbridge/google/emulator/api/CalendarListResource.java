package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.AccessRole;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The resource {@code calendarList}: the calendars an account sees. */
public final class CalendarListResource {
  private static final String LIST = "/users/me/calendarList";

  private final Gate gate;
  private final World world;
  private final SyncTokens syncTokens;
  private final Pages pages;

  public CalendarListResource(Gate gate, World world, SyncTokens syncTokens, Pages pages) {
    this.gate = gate;
    this.world = world;
    this.syncTokens = syncTokens;
    this.pages = pages;
  }

  public List<Route> routes() {
    return List.of(
        gate.route("GET", LIST, ApiMethod.CALENDAR_LIST_LIST, this::list),
        gate.route("POST", LIST, ApiMethod.CALENDAR_LIST_INSERT, this::insert),
        gate.route("GET", LIST + "/{calendarId}", ApiMethod.CALENDAR_LIST_GET, this::get),
        gate.route("DELETE", LIST + "/{calendarId}", ApiMethod.CALENDAR_LIST_DELETE, this::delete));
  }

  private Answer get(Caller caller, Request request) {
    return shown(caller, listed(caller, request));
  }

  private static Answer shown(Caller caller, GoogleCalendar calendar) {
    return Answer.resource(CalendarView.entry(calendar, caller.role(calendar)));
  }

  /** Puts a calendar the account may see on its list. */
  private Answer insert(Caller caller, Request request) {
    String id = request.json().path("id").asText("");
    if (id.isEmpty()) {
      throw Errors.required("Required");
    }
    GoogleCalendar calendar = caller.calendar(id, AccessRole.FREE_BUSY_READER);
    world.list(calendar, caller.email(), true);
    return shown(caller, calendar);
  }

  /** Takes it off the list; the calendar stays, and so does the account's access. */
  private Answer delete(Caller caller, Request request) {
    GoogleCalendar calendar = listed(caller, request);
    if (calendar.primary()) {
      throw Errors.invalid("The primary calendar cannot be removed from the list.");
    }
    world.list(calendar, caller.email(), false);
    return Answer.noContent();
  }

  private static GoogleCalendar listed(Caller caller, Request request) {
    GoogleCalendar calendar =
        caller.calendar(request.variable("calendarId"), AccessRole.FREE_BUSY_READER);
    if (!calendar.listedFor(caller.email())) {
      throw Errors.notFound();
    }
    return calendar;
  }

  private Answer list(Caller caller, Request http) {
    Arguments arguments = new Arguments(http.query());
    int pageSize = arguments.pageSize(100, 250);
    String request = "calendarList " + caller.email() + minimum(arguments) + since(arguments);
    Optional<String> pageToken = arguments.text("pageToken");
    if (pageToken.isPresent()) {
      return Answer.ok(pages.next(pageToken.get(), request, pageSize));
    }
    List<ObjectNode> items =
        selected(caller, arguments)
            .map(
                calendar ->
                    calendar.listedFor(caller.email())
                        ? CalendarView.entry(calendar, caller.role(calendar))
                        : CalendarView.gone(calendar))
            .toList();
    ObjectNode frame =
        Json.object()
            .put("kind", "calendar#calendarList")
            .put("etag", "\"p" + Long.toString(world.lastStamp(), 32) + "\"");
    return Answer.ok(
        pages.first(
            new Pages.Snapshot(request, frame, items, Optional.of(token(caller))), pageSize));
  }

  private Stream<GoogleCalendar> selected(Caller caller, Arguments arguments) {
    Optional<String> syncToken = since(arguments);
    AccessRole minimum = minimum(arguments);
    if (syncToken.isPresent() && arguments.text("minAccessRole").isPresent()) {
      throw Errors.syncTokenWithRestrictions();
    }
    boolean showDeleted = syncToken.isPresent() || arguments.flag("showDeleted");
    long stamp = syncToken.map(token -> read(token, caller)).orElse(0L);
    return world.calendars().stream()
        .filter(calendar -> calendar.stamp() > stamp)
        .filter(
            calendar -> showDeleted || (!calendar.deleted() && calendar.listedFor(caller.email())))
        .filter(
            calendar ->
                calendar.roleOf(caller.email()).filter(role -> role.atLeast(minimum)).isPresent());
  }

  private long read(String token, Caller caller) {
    return syncTokens.read(token, subject(caller)).stamp();
  }

  private String token(Caller caller) {
    return syncTokens.issue(
        new SyncTokens.Content(subject(caller), world.lastStamp(), "-", 0, world.now()));
  }

  private static String subject(Caller caller) {
    return "calendarList " + caller.email();
  }

  private static Optional<String> since(Arguments arguments) {
    return arguments.text("syncToken");
  }

  private static AccessRole minimum(Arguments arguments) {
    return arguments
        .text("minAccessRole")
        .map(
            wire ->
                AccessRole.parse(wire)
                    .orElseThrow(
                        () ->
                            Errors.invalidParameter(
                                "minAccessRole", "Invalid value for: minAccessRole")))
        .orElse(AccessRole.FREE_BUSY_READER);
  }
}
