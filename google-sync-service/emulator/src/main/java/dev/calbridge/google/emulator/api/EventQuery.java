package dev.calbridge.google.emulator.api;

import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.http.Parameters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The parameters of {@code events.list}, checked against each other. */
record EventQuery(
    Optional<String> syncToken,
    Optional<String> pageToken,
    int pageSize,
    boolean singleEvents,
    boolean showDeleted,
    Optional<Instant> timeMin,
    Optional<Instant> timeMax,
    Optional<Instant> updatedMin,
    Order order,
    Optional<String> text,
    Optional<String> iCalUid,
    List<String> eventTypes,
    List<String> privateProperties,
    List<String> sharedProperties,
    ZoneId shownIn,
    String request,
    String fingerprint) {

  enum Order {
    LAST_CHANGE,
    START
  }

  /** Neither allowed beside a sync token nor leading to one, times apart. */
  private static final Set<String> RESTRICTIONS =
      Set.of(
          "iCalUID",
          "orderBy",
          "privateExtendedProperty",
          "q",
          "sharedExtendedProperty",
          "updatedMin");

  /** A token binds these to what they were in the first request. */
  private static final List<String> BOUND =
      List.of("eventTypes", "maxAttendees", "showHiddenInvitations", "singleEvents", "timeZone");

  /**
   * @throws dev.calbridge.google.emulator.error.GoogleError 400
   */
  static EventQuery parse(Parameters query, ZoneId calendarZone) {
    Arguments arguments = new Arguments(query);
    Optional<String> syncToken = arguments.text("syncToken");
    if (syncToken.isPresent()) {
      refuseRestrictions(query, arguments);
    }
    Optional<Instant> timeMin = arguments.instant("timeMin");
    Optional<Instant> timeMax = arguments.instant("timeMax");
    if (timeMin.isPresent() && timeMax.isPresent() && !timeMin.get().isBefore(timeMax.get())) {
      throw Errors.timeRangeEmpty();
    }
    boolean singleEvents = arguments.flag("singleEvents");
    return new EventQuery(
        syncToken,
        arguments.text("pageToken"),
        arguments.pageSize(250, 2500),
        singleEvents,
        arguments.flag("showDeleted"),
        timeMin,
        timeMax,
        arguments.instant("updatedMin"),
        order(arguments, singleEvents),
        arguments.text("q"),
        arguments.text("iCalUID"),
        query.all("eventTypes"),
        query.all("privateExtendedProperty"),
        query.all("sharedExtendedProperty"),
        arguments.zone(calendarZone),
        request(query),
        fingerprint(query));
  }

  /** Google gives a sync token only for a list it can continue. */
  boolean leadsToSyncToken() {
    return text.isEmpty()
        && iCalUid.isEmpty()
        && updatedMin.isEmpty()
        && order == Order.LAST_CHANGE
        && privateProperties.isEmpty()
        && sharedProperties.isEmpty();
  }

  private static void refuseRestrictions(Parameters query, Arguments arguments) {
    boolean restricted =
        Stream.concat(RESTRICTIONS.stream(), Stream.of("timeMin", "timeMax")).anyMatch(query::has);
    if (restricted || arguments.optionalFlag("showDeleted").equals(Optional.of(false))) {
      throw Errors.syncTokenWithRestrictions();
    }
  }

  private static Order order(Arguments arguments, boolean singleEvents) {
    return switch (arguments.text("orderBy").orElse("")) {
      case "" -> Order.LAST_CHANGE;
      case "updated" -> Order.LAST_CHANGE;
      case "startTime" -> {
        if (!singleEvents) {
          throw Errors.badRequest(
              "The requested ordering is not available for the particular query.");
        }
        yield Order.START;
      }
      default -> throw Errors.invalidParameter("orderBy", "Invalid value for: orderBy");
    };
  }

  private static String request(Parameters query) {
    TreeMap<String, List<String>> all = new TreeMap<>(query.values());
    List.of("pageToken", "maxResults", "fields", "prettyPrint", "alt", "key", "quotaUser")
        .forEach(all::remove);
    return all.toString();
  }

  private static String fingerprint(Parameters query) {
    TreeMap<String, List<String>> bound = new TreeMap<>();
    BOUND.forEach(name -> bound.put(name, query.all(name).stream().sorted().toList()));
    if (query.all("singleEvents").equals(List.of("false"))) {
      bound.put("singleEvents", List.of());
    }
    return Integer.toHexString(bound.toString().hashCode());
  }
}
