package dev.calbridge.google.emulator.page;

import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventTime;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.Week;
import dev.calbridge.google.emulator.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page at {@code /week}: one calendar, Monday to Sunday. Events are dragged to another day or
 * hour; the same can be done with the buttons on each of them, without a mouse or a script.
 */
public final class WeekPage {
  private static final int FIRST_HOUR = 6;
  private static final int LAST_HOUR = 20;

  private final World world;

  public WeekPage(World world) {
    this.world = world;
  }

  public List<Route> routes() {
    return List.of(
        Route.of("GET", "/week", "page.week", this::show),
        Route.of("GET", "/week.js", "page.script", _ -> script()));
  }

  private Response show(Request request) {
    Messages messages = Messages.of(request);
    Optional<GoogleCalendar> calendar =
        request
            .query()
            .filled("calendar")
            .flatMap(
                id ->
                    world.calendars().stream()
                        .filter(known -> known.id().equals(id) && !known.deleted())
                        .findFirst());
    if (calendar.isEmpty()) {
      return Response.seeOther("/");
    }
    Week week = new Week(calendar.get(), monday(request, calendar.get()));
    String title = messages.text("week.title", calendar.get().properties().summary());
    return Response.html(200, Html.page(messages, title, body(messages, week)))
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self';"
                + " form-action 'self'; frame-ancestors 'none'");
  }

  private LocalDate monday(Request request, GoogleCalendar calendar) {
    LocalDate day;
    try {
      day = request.query().filled("from").map(LocalDate::parse).orElseGet(() -> today(calendar));
    } catch (DateTimeException e) {
      day = today(calendar);
    }
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private LocalDate today(GoogleCalendar calendar) {
    return world.now().atZone(calendar.timeZone()).toLocalDate();
  }

  private String body(Messages messages, Week week) {
    return """
    <nav class="row"><a href="/">%s</a> <a href="%s">%s</a> <a href="%s">%s</a></nav>
    <p id="hint" class="muted">%s</p>
    <div class="wide"><table class="week"><thead><tr><td></td>%s</tr></thead>
    <tbody><tr><th scope="row">%s</th>%s</tr>%s</tbody></table></div>
    <p id="said" role="status"></p>
    <script src="/week.js" defer></script>
    """
        .formatted(
            messages.html("home.back"),
            link(week, -7),
            messages.html("week.before"),
            link(week, 7),
            messages.html("week.after"),
            messages.html("week.hint"),
            week.days().stream().map(day -> head(messages, day)).collect(Collectors.joining()),
            messages.html("home.allDay"),
            week.days().stream()
                .map(day -> cell(messages, week, day, Optional.empty()))
                .collect(Collectors.joining()),
            hours(messages, week));
  }

  private static String hours(Messages messages, Week week) {
    StringBuilder rows = new StringBuilder();
    for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
      LocalTime time = LocalTime.of(hour, 0);
      rows.append("<tr><th scope=\"row\">").append(time).append("</th>");
      week.days().forEach(day -> rows.append(cell(messages, week, day, Optional.of(time))));
      rows.append("</tr>");
    }
    return rows.toString();
  }

  /** Events before the first and after the last hour stand in the first and the last row. */
  private static String cell(
      Messages messages, Week week, LocalDate day, Optional<LocalTime> hour) {
    String events =
        week.on(day).stream()
            .filter(event -> row(week.calendar(), event).equals(hour))
            .map(event -> card(messages, week, event))
            .collect(Collectors.joining());
    return "<td data-day=\"%s\"%s>%s</td>"
        .formatted(day, hour.map(time -> " data-hour=\"" + time + "\"").orElse(""), events);
  }

  private static Optional<LocalTime> row(GoogleCalendar calendar, Event event) {
    return switch (event.body().start()) {
      case EventTime.AllDay _ -> Optional.empty();
      case EventTime.Timed timed -> {
        int hour = timed.instant().atZone(calendar.timeZone()).getHour();
        yield Optional.of(LocalTime.of(Math.clamp(hour, FIRST_HOUR, LAST_HOUR), 0));
      }
    };
  }

  private static String card(Messages messages, Week week, Event event) {
    String summary = event.body().details().path("summary").asText(messages.text("home.untitled"));
    String start =
        switch (event.body().start()) {
          case EventTime.AllDay _ -> "";
          case EventTime.Timed timed ->
              timed.instant().atZone(week.calendar().timeZone()).toLocalTime().toString();
        };
    boolean timed = event.body().start() instanceof EventTime.Timed;
    return """
    <form class="card" method="post" action="/_emu/forms/event/shift" draggable="true"
    data-start="%s" aria-label="%s">%s%s%s<b>%s</b> %s<span class="row">%s%s%s%s</span></form>
    """
        .formatted(
            start,
            messages.html("home.eventFields", summary),
            Html.hidden("calendar", week.calendar().id()),
            Html.hidden("event", event.id()),
            Html.hidden("from", week.monday().toString()),
            start,
            Html.escape(summary),
            button(messages, "week.dayEarlier", "-1440", "◀"),
            button(messages, "week.dayLater", "1440", "▶"),
            timed ? button(messages, "week.earlier", "-30", "▲") : "",
            timed ? button(messages, "week.later", "30", "▼") : "");
  }

  private static String button(Messages messages, String key, String minutes, String sign) {
    return "<button name=\"minutes\" value=\"%s\" aria-label=\"%s\" title=\"%s\">%s</button>"
        .formatted(minutes, messages.html(key), messages.html(key), sign);
  }

  private static String head(Messages messages, LocalDate day) {
    return "<th scope=\"col\">"
        + Html.escape(
            DateTimeFormatter.ofLocalizedPattern("MMMEEEd")
                .withLocale(messages.locale())
                .format(day))
        + "</th>";
  }

  private static String link(Week week, int days) {
    return Html.escape(href(week.calendar(), week.monday().plusDays(days)));
  }

  static String href(GoogleCalendar calendar, LocalDate from) {
    return "/week?calendar="
        + dev.calbridge.google.emulator.http.Parameters.encode(calendar.id())
        + "&from="
        + from;
  }

  private static Response script() {
    try (InputStream in = WeekPage.class.getResourceAsStream("week.js")) {
      if (in == null) {
        throw new IllegalStateException("week.js is missing");
      }
      return new Response(
          200,
          Map.of("Content-Type", "text/javascript; charset=UTF-8", "Cache-Control", "no-store"),
          in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
