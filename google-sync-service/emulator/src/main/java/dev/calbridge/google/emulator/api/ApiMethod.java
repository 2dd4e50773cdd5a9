package dev.calbridge.google.emulator.api;

import java.util.List;

/** The methods of the API and the scopes each accepts, named without their common prefix. */
enum ApiMethod {
  CALENDAR_LIST_LIST(
      "calendarList.list",
      "calendar",
      "calendar.readonly",
      "calendar.calendarlist",
      "calendar.calendarlist.readonly"),
  CALENDAR_LIST_GET(
      "calendarList.get",
      "calendar",
      "calendar.readonly",
      "calendar.calendarlist",
      "calendar.calendarlist.readonly",
      "calendar.app.created"),
  CALENDAR_LIST_INSERT("calendarList.insert", "calendar", "calendar.calendarlist"),
  CALENDAR_LIST_DELETE("calendarList.delete", "calendar", "calendar.calendarlist"),
  COLORS_GET("colors.get", Scopes.READ_EVENTS),
  CALENDARS_GET(
      "calendars.get",
      "calendar",
      "calendar.readonly",
      "calendar.calendars",
      "calendar.calendars.readonly",
      "calendar.app.created"),
  CALENDARS_INSERT("calendars.insert", "calendar", "calendar.calendars", "calendar.app.created"),
  CALENDARS_UPDATE("calendars.update", "calendar", "calendar.calendars", "calendar.app.created"),
  CALENDARS_PATCH("calendars.patch", "calendar", "calendar.calendars", "calendar.app.created"),
  CALENDARS_DELETE("calendars.delete", "calendar", "calendar.calendars", "calendar.app.created"),
  CALENDARS_CLEAR("calendars.clear", "calendar", "calendar.calendars"),
  EVENTS_LIST("events.list", Scopes.READ_EVENTS),
  EVENTS_GET("events.get", Scopes.READ_EVENTS),
  EVENTS_INSTANCES("events.instances", Scopes.READ_EVENTS),
  EVENTS_INSERT("events.insert", Scopes.WRITE_EVENTS),
  EVENTS_IMPORT("events.import", Scopes.WRITE_EVENTS),
  EVENTS_UPDATE("events.update", Scopes.WRITE_EVENTS),
  EVENTS_PATCH("events.patch", Scopes.WRITE_EVENTS),
  EVENTS_DELETE("events.delete", Scopes.WRITE_EVENTS),
  EVENTS_MOVE("events.move", Scopes.WRITE_EVENTS),
  EVENTS_WATCH("events.watch", Scopes.READ_EVENTS),
  CHANNELS_STOP("channels.stop", Scopes.READ_EVENTS);

  private final String wire;
  private final List<String> scopes;

  ApiMethod(String wire, String... scopes) {
    this.wire = wire;
    this.scopes = List.of(scopes);
  }

  /** As Google names it, such as {@code events.insert}. */
  String wire() {
    return wire;
  }

  List<String> scopes() {
    return scopes;
  }

  /** Whether it changes the events of a calendar. */
  boolean writesEvents() {
    return switch (this) {
      case EVENTS_INSERT, EVENTS_IMPORT, EVENTS_UPDATE, EVENTS_PATCH, EVENTS_DELETE, EVENTS_MOVE ->
          true;
      default -> false;
    };
  }

  /** Enum constants are made before the enum's own static fields. */
  private static final class Scopes {
    static final String[] WRITE_EVENTS = {
      "calendar", "calendar.events", "calendar.events.owned", "calendar.app.created"
    };
    static final String[] READ_EVENTS = {
      "calendar",
      "calendar.readonly",
      "calendar.events",
      "calendar.events.readonly",
      "calendar.events.owned",
      "calendar.events.owned.readonly",
      "calendar.app.created"
    };
  }
}
