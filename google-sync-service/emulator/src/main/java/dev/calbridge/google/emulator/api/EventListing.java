package dev.calbridge.google.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.http.Parameters;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.EventView;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code events.list}: full lists, deltas by sync token, and their pages. */
final class EventListing {
  /** How long Google can tell what was deleted; it does not say, this is a cautious guess. */
  private static final Duration MEMORY = Duration.ofDays(28);

  private final World world;
  private final SyncTokens syncTokens;
  private final Pages pages;

  EventListing(World world, SyncTokens syncTokens, Pages pages) {
    this.world = world;
    this.syncTokens = syncTokens;
    this.pages = pages;
  }

  ObjectNode list(Caller caller, GoogleCalendar calendar, Parameters parameters) {
    EventQuery query = EventQuery.parse(parameters, calendar.timeZone());
    if (query.updatedMin().filter(min -> min.isBefore(oldest())).isPresent()) {
      throw Errors.updatedMinTooLongAgo();
    }
    String request = calendar.id() + query.request();
    if (query.pageToken().isPresent()) {
      return pages.next(query.pageToken().get(), request, query.pageSize());
    }
    EventView view = new EventView(calendar, query.shownIn());
    List<ObjectNode> items = select(calendar, query).stream().map(view::listed).toList();
    Optional<String> syncToken =
        query.leadsToSyncToken() ? Optional.of(token(calendar, query)) : Optional.empty();
    return pages.first(
        new Pages.Snapshot(request, frame(caller, calendar, query), items, syncToken),
        query.pageSize());
  }

  private List<Event> select(GoogleCalendar calendar, EventQuery query) {
    EventSelection selection = new EventSelection(calendar, query, world.now());
    return query
        .syncToken()
        .map(token -> selection.changedSince(since(token, calendar, query)))
        .orElseGet(selection::all);
  }

  private long since(String token, GoogleCalendar calendar, EventQuery query) {
    SyncTokens.Content content = syncTokens.read(token, subject(calendar));
    if (content.epoch() != calendar.tokenEpoch() || content.issued().isBefore(oldest())) {
      throw Errors.fullSyncRequired();
    }
    if (!content.fingerprint().equals(query.fingerprint())) {
      throw Errors.syncTokenWithRestrictions();
    }
    return content.stamp();
  }

  private String token(GoogleCalendar calendar, EventQuery query) {
    return syncTokens.issue(
        new SyncTokens.Content(
            subject(calendar),
            world.seenStamp(),
            query.fingerprint(),
            calendar.tokenEpoch(),
            world.now()));
  }

  private ObjectNode frame(Caller caller, GoogleCalendar calendar, EventQuery query) {
    ObjectNode frame =
        Json.object()
            .put("kind", "calendar#events")
            .put("etag", "\"p" + Long.toString(calendar.lastChange(), 32) + "\"")
            .put("summary", calendar.properties().summary())
            .put("updated", EventView.timestamp(Instant.ofEpochMilli(calendar.lastChange() / 1000)))
            .put("timeZone", query.shownIn().getId())
            .put("accessRole", caller.role(calendar).wire());
    calendar.properties().description().ifPresent(text -> frame.put("description", text));
    frame.putArray("defaultReminders");
    return frame;
  }

  private static String subject(GoogleCalendar calendar) {
    return "events " + calendar.id();
  }

  private Instant oldest() {
    return world.now().minus(MEMORY);
  }
}
