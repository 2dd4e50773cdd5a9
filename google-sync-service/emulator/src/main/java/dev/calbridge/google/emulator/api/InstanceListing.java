package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.http.Parameters;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.EventBook;
import dev.calbridge.google.emulator.world.EventView;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.Instances;
import dev.calbridge.google.emulator.world.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code events.instances}. */
final class InstanceListing {
  private static final int EXPANDED_AT_MOST = 730;

  private final World world;
  private final Pages pages;

  InstanceListing(World world, Pages pages) {
    this.world = world;
    this.pages = pages;
  }

  ObjectNode list(Caller caller, GoogleCalendar calendar, String id, Parameters parameters) {
    Arguments arguments = new Arguments(parameters);
    int pageSize = arguments.pageSize(250, 2500);
    String request = calendar.id() + id + parameters.encodedWithout("pageToken");
    Optional<String> pageToken = arguments.text("pageToken");
    if (pageToken.isPresent()) {
      return pages.next(pageToken.get(), request, pageSize);
    }
    Event master = new EventBook(world, calendar).get(id);
    if (!master.body().recurring()) {
      throw Errors.badRequest("The event is not a recurring event.");
    }
    EventView view = new EventView(calendar, arguments.zone(calendar.timeZone()));
    List<ObjectNode> items =
        instances(calendar, master, arguments).stream().map(view::listed).toList();
    ObjectNode frame =
        Json.object()
            .put("kind", "calendar#events")
            .put("etag", master.etag())
            .put("summary", calendar.properties().summary())
            .put("timeZone", calendar.timeZone().getId())
            .put("accessRole", caller.role(calendar).wire());
    return pages.first(new Pages.Snapshot(request, frame, items, Optional.empty()), pageSize);
  }

  private List<Event> instances(GoogleCalendar calendar, Event master, Arguments arguments) {
    if (master.cancelled()) {
      return List.of();
    }
    boolean showDeleted = arguments.flag("showDeleted");
    Instant after = arguments.instant("timeMin").orElse(Instant.EPOCH);
    Instant before =
        arguments.instant("timeMax").orElseGet(() -> world.now().plus(730, ChronoUnit.DAYS));
    Optional<Instant> originalStart = arguments.instant("originalStart");
    return new Instances(calendar)
        .of(master, after)
        .limit(EXPANDED_AT_MOST)
        .takeWhile(instance -> originalStart(calendar, instance).isBefore(before))
        .filter(instance -> showDeleted || !instance.cancelled())
        .filter(
            instance ->
                originalStart
                    .filter(wanted -> !wanted.equals(originalStart(calendar, instance)))
                    .isEmpty())
        .toList();
  }

  private static Instant originalStart(GoogleCalendar calendar, Event instance) {
    return instance
        .member()
        .map(member -> member.originalStart().instant(calendar.timeZone()))
        .orElseThrow();
  }
}
