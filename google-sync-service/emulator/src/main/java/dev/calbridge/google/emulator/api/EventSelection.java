package dev.calbridge.google.emulator.api;

import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventTime;
import dev.calbridge.google.emulator.event.Series;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.Instances;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which events of a calendar a query means. */
final class EventSelection {
  /** Google expands without end, page after page; here an open series ends somewhere. */
  private static final int EXPANDED_AT_MOST = 730;

  private final GoogleCalendar calendar;
  private final EventQuery query;
  private final Instant now;
  private final Instances instances;

  EventSelection(GoogleCalendar calendar, EventQuery query, Instant now) {
    this.calendar = calendar;
    this.query = query;
    this.now = now;
    this.instances = new Instances(calendar);
  }

  /** The list as it stands. */
  List<Event> all() {
    Stream<Event> selected =
        calendar.events().stream()
            .flatMap(this::expanded)
            .filter(this::shownThoughCancelled)
            .filter(this::inRange)
            .filter(this::matches);
    return query.order() == EventQuery.Order.START
        ? selected
            .sorted(
                Comparator.comparing(event -> event.body().start().instant(calendar.timeZone())))
            .toList()
        : selected.toList();
  }

  /** Everything that changed since, each once and as it is now, the cancelled included. */
  List<Event> changedSince(long stamp) {
    return calendar.events().stream()
        .filter(event -> event.stamp() > stamp)
        .flatMap(this::expanded)
        .filter(this::ofWantedType)
        .toList();
  }

  private Stream<Event> expanded(Event event) {
    if (!query.singleEvents() || !event.body().recurring()) {
      return Stream.of(event);
    }
    if (event.cancelled()) {
      // Its instances were cancelled with it; those never stored are simply gone.
      return Stream.empty();
    }
    Instant horizon = query.timeMax().orElseGet(() -> now.plus(730, ChronoUnit.DAYS));
    return instances
        .of(event, query.timeMin().orElse(Instant.EPOCH))
        .takeWhile(instance -> originalStart(instance).isBefore(horizon))
        .limit(EXPANDED_AT_MOST)
        .filter(instance -> calendar.event(instance.id()).isEmpty());
  }

  private boolean shownThoughCancelled(Event event) {
    if (!event.cancelled() || query.showDeleted() || query.updatedMin().isPresent()) {
      return true;
    }
    // A cancelled instance says where its living series has a hole.
    return !query.singleEvents()
        && event
            .member()
            .flatMap(member -> calendar.event(member.seriesId()))
            .filter(master -> !master.cancelled())
            .isPresent();
  }

  private boolean inRange(Event event) {
    if (event.body().recurring()) {
      return Series.of(event.body())
          .occurrencesEndingAfter(query.timeMin().orElse(Instant.EPOCH), calendar.timeZone())
          .findFirst()
          .filter(start -> startsInTime(start.instant(calendar.timeZone())))
          .isPresent();
    }
    EventTime end = event.body().end();
    return startsInTime(event.body().start().instant(calendar.timeZone()))
        && query.timeMin().filter(min -> !end.instant(calendar.timeZone()).isAfter(min)).isEmpty();
  }

  private boolean startsInTime(Instant start) {
    return query.timeMax().filter(max -> !start.isBefore(max)).isEmpty();
  }

  private boolean matches(Event event) {
    return ofWantedType(event)
        && query.updatedMin().filter(min -> event.updated().isBefore(min)).isEmpty()
        && query.iCalUid().filter(uid -> !uid.equals(event.iCalUid())).isEmpty()
        && query.text().filter(words -> !contains(event, words)).isEmpty()
        && query.privateProperties().stream().allMatch(pair -> has(event, "private", pair))
        && query.sharedProperties().stream().allMatch(pair -> has(event, "shared", pair));
  }

  private boolean ofWantedType(Event event) {
    return query.eventTypes().isEmpty() || query.eventTypes().contains(event.body().eventType());
  }

  private static boolean contains(Event event, String words) {
    String text =
        Stream.of("summary", "description", "location")
            .map(field -> event.body().details().path(field).asText())
            .reduce("", (all, field) -> all + "\n" + field)
            .toLowerCase(Locale.ROOT);
    return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+", -1)).allMatch(text::contains);
  }

  private static boolean has(Event event, String scope, String pair) {
    int equals = pair.indexOf('=');
    return equals > 0
        && pair.substring(equals + 1)
            .equals(
                event
                    .body()
                    .details()
                    .path("extendedProperties")
                    .path(scope)
                    .path(pair.substring(0, equals))
                    .textValue());
  }

  private Instant originalStart(Event instance) {
    return instance
        .member()
        .map(member -> member.originalStart().instant(calendar.timeZone()))
        .orElseGet(() -> instance.body().start().instant(calendar.timeZone()));
  }
}
