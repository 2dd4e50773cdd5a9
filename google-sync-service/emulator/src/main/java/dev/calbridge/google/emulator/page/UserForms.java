package dev.calbridge.google.emulator.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.control.ControlGate;
import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.error.GoogleError;
import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.Precondition;
import dev.calbridge.google.emulator.http.Handler;
import dev.calbridge.google.emulator.http.Parameters;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.CalendarProperties;
import dev.calbridge.google.emulator.world.EventBook;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Takes the forms of {@link HomePage}. */
public final class UserForms {
  private static final long MOST_MINUTES = 366 * 24 * 60;

  private final ControlGate gate;
  private final World world;

  public UserForms(ControlGate gate, World world) {
    this.gate = gate;
    this.world = world;
  }

  public List<Route> routes() {
    return List.of(
        route("account", this::createAccount),
        route("calendar", this::createCalendar),
        route("calendar/delete", this::deleteCalendar),
        route("event", this::createEvent),
        route("event/save", this::saveEvent),
        route("event/shift", this::shiftEvent),
        route("event/delete", this::deleteEvent));
  }

  private Route route(String form, Handler handler) {
    return gate.route("POST", "/forms/" + form, request -> answer(handler, request));
  }

  private static Response answer(Handler handler, Request request) {
    try {
      return handler.handle(request);
    } catch (GoogleError refused) {
      return refused(request, refused.status(), refused.text());
    } catch (DateTimeException e) {
      return refused(request, 400, "Invalid date or time.");
    }
  }

  private Response createAccount(Request request) {
    Parameters form = request.form();
    String email = required(form, "email");
    if (!email.matches("[^@\\s]+@[^@\\s]+")) {
      throw Errors.invalid("Invalid e-mail address.");
    }
    Account account = world.accountOrNew(email, form.filled("name").orElse(email));
    return Response.seeOther("/#" + Parameters.encode(account.email()));
  }

  private Response createCalendar(Request request) {
    Parameters form = request.form();
    Account owner = world.account(required(form, "email")).orElseThrow(Errors::notFound);
    CalendarProperties properties =
        CalendarProperties.named(
            required(form, "summary"), world.calendar(owner.email()).timeZone());
    return back(world.newCalendar(owner, properties, false));
  }

  private Response deleteCalendar(Request request) {
    world.delete(calendar(request.form()));
    return Response.seeOther("/");
  }

  private Response createEvent(Request request) {
    Parameters form = request.form();
    GoogleCalendar calendar = calendar(form);
    var created = new EventBook(world, calendar).insert(event(calendar, form), calendar.owner());
    return created.cancelled() ? Response.seeOther("/") : back(calendar);
  }

  private Response saveEvent(Request request) {
    Parameters form = request.form();
    GoogleCalendar calendar = calendar(form);
    var saved =
        new EventBook(world, calendar)
            .patch(required(form, "event"), event(calendar, form), Precondition.NONE);
    return saved.cancelled() ? Response.seeOther("/") : back(calendar);
  }

  /** By minutes on the clock of the calendar; whole days move by whole days. */
  private Response shiftEvent(Request request) {
    Parameters form = request.form();
    GoogleCalendar calendar = calendar(form);
    EventBook book = new EventBook(world, calendar);
    long minutes = minutes(form);
    Event event = book.get(required(form, "event"));
    ObjectNode change = Json.object();
    change.set("start", event.body().start().shifted(minutes).json(calendar.timeZone()));
    change.set("end", event.body().end().shifted(minutes).json(calendar.timeZone()));
    Event shifted = book.patch(event.id(), change, Precondition.NONE);
    return shifted.cancelled()
        ? Response.seeOther("/")
        : Response.seeOther(WeekPage.href(calendar, LocalDate.parse(required(form, "from"))));
  }

  private static long minutes(Parameters form) {
    try {
      long minutes = Long.parseLong(required(form, "minutes"));
      if (Math.abs(minutes) <= MOST_MINUTES) {
        return minutes;
      }
    } catch (NumberFormatException e) {
      // Falls through to the refusal.
    }
    throw Errors.invalid("Invalid number of minutes.");
  }

  private Response deleteEvent(Request request) {
    Parameters form = request.form();
    GoogleCalendar calendar = calendar(form);
    var deleted = new EventBook(world, calendar).delete(required(form, "event"), Precondition.NONE);
    return deleted.cancelled() ? back(calendar) : Response.seeOther("/");
  }

  private GoogleCalendar calendar(Parameters form) {
    return world.calendar(required(form, "calendar"));
  }

  /** As a patch: what the form does not show stays. */
  private static ObjectNode event(GoogleCalendar calendar, Parameters form) {
    ObjectNode event = Json.object();
    for (String field : List.of("summary", "location", "description")) {
      form.first(field).ifPresent(value -> event.put(field, unixLines(value)));
    }
    String start = required(form, "start");
    String end = required(form, "end");
    if (form.has("allDay")) {
      event.putObject("start").put("date", day(start).toString());
      event.putObject("end").put("date", day(end).plusDays(1).toString());
    } else {
      put(event.putObject("start"), calendar, start);
      put(event.putObject("end"), calendar, end);
    }
    return event;
  }

  /** Browsers send line breaks as CR LF. */
  private static String unixLines(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  private static void put(ObjectNode time, GoogleCalendar calendar, String local) {
    time.put(
            "dateTime",
            LocalDateTime.parse(local).atZone(calendar.timeZone()).toOffsetDateTime().toString())
        .put("timeZone", calendar.timeZone().getId());
  }

  /** The day of a date or of a date with time, as the new-event form sends either. */
  private static LocalDate day(String text) {
    return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
  }

  private static String required(Parameters form, String field) {
    return form.filled(field).orElseThrow(() -> Errors.required("Missing " + field + "."));
  }

  private static Response back(GoogleCalendar calendar) {
    return Response.seeOther("/#" + Parameters.encode(calendar.id()));
  }

  private static Response refused(Request request, int status, String reason) {
    Messages messages = Messages.of(request);
    String body =
        """
        <p class="error" role="alert">%s</p><p><a href="/">%s</a></p>
        """
            .formatted(messages.html("home.refused", reason), messages.html("home.back"));
    return Response.html(status, Html.page(messages, messages.text("home.title"), body));
  }
}
