package dev.calbridge.google.emulator.page;

import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventTime;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** The forms for events; times are those of the calendar's zone, last days are included. */
final class EventForms {
  private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private final Messages messages;

  EventForms(Messages messages) {
    this.messages = messages;
  }

  String existing(GoogleCalendar calendar, Event event) {
    String summary = event.body().details().path("summary").asText(messages.text("home.untitled"));
    boolean allDay = event.body().start() instanceof EventTime.AllDay;
    String fields =
        identity(calendar, event)
            + text("summary", event.body().details().path("summary").asText(""))
            + text("location", event.body().details().path("location").asText(""))
            + description(event.body().details().path("description").asText(""))
            + when(allDay, "start", input(calendar, event.body().start(), false))
            + when(allDay, "end", input(calendar, event.body().end(), true));
    return """
    <details><summary>%s %s%s</summary>
    <form method="post" action="/_emu/forms/event/save" aria-label="%s">%s
    <button>%s</button></form>
    <form method="post" action="/_emu/forms/event/delete">%s<button>%s</button></form>
    </details>
    """
        .formatted(
            Html.escape(shown(calendar, event.body().start())),
            Html.escape(summary),
            event.body().recurring() ? " (" + messages.html("home.series") + ")" : "",
            messages.html("home.eventFields", summary),
            fields,
            messages.html("home.save"),
            identity(calendar, event),
            messages.html("home.delete"));
  }

  String blank(GoogleCalendar calendar) {
    return """
    <form method="post" action="/_emu/forms/event">%s%s%s%s
    <label class="choice"><input type="checkbox" name="allDay" value="true"> %s</label>%s%s
    <button>%s</button></form>
    """
        .formatted(
            Html.hidden("calendar", calendar.id()),
            text("summary", ""),
            text("location", ""),
            description(""),
            messages.html("home.allDay"),
            when(false, "start", ""),
            when(false, "end", ""),
            messages.html("home.create"));
  }

  String deleteCalendar(GoogleCalendar calendar) {
    return """
    <form method="post" action="/_emu/forms/calendar/delete">%s<button>%s</button></form>
    """
        .formatted(Html.hidden("calendar", calendar.id()), messages.html("home.deleteCalendar"));
  }

  private static String identity(GoogleCalendar calendar, Event event) {
    boolean allDay = event.body().start() instanceof EventTime.AllDay;
    return Html.hidden("calendar", calendar.id())
        + Html.hidden("event", event.id())
        + (allDay ? Html.hidden("allDay", "true") : "");
  }

  private String text(String field, String value) {
    return "<label>%s <input type=\"text\" name=\"%s\" value=\"%s\"></label>"
        .formatted(messages.html("home." + field), field, Html.escape(value));
  }

  private String description(String value) {
    // A browser swallows the first line break of a text area, so it gets one to swallow.
    return "<label>%s <textarea name=\"description\" rows=\"4\">\n%s</textarea></label>"
        .formatted(messages.html("home.description"), Html.escape(value));
  }

  private String when(boolean allDay, String field, String value) {
    return "<label>%s <input type=\"%s\" name=\"%s\" value=\"%s\" required></label>"
        .formatted(
            messages.html("home." + field), allDay ? "date" : "datetime-local", field, value);
  }

  private static String input(GoogleCalendar calendar, EventTime time, boolean end) {
    return switch (time) {
      case EventTime.AllDay(LocalDate date) -> (end ? date.minusDays(1) : date).toString();
      case EventTime.Timed timed -> INPUT.format(timed.instant().atZone(calendar.timeZone()));
    };
  }

  private String shown(GoogleCalendar calendar, EventTime time) {
    return switch (time) {
      case EventTime.AllDay(LocalDate date) ->
          DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
              .withLocale(messages.locale())
              .format(date);
      case EventTime.Timed timed ->
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
              .withLocale(messages.locale())
              .format(timed.instant().atZone(calendar.timeZone()));
    };
  }
}
