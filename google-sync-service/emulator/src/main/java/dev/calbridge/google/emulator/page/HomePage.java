package dev.calbridge.google.emulator.page;

import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.GoogleCalendar;
import dev.calbridge.google.emulator.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The page at {@code /}: accounts, calendars and events, with forms to act as the Google user. */
public final class HomePage {
  private static final int SHOWN_AT_MOST = 200;

  private final World world;

  public HomePage(World world) {
    this.world = world;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/", "page.home", this::show));
  }

  private Response show(Request request) {
    Messages messages = Messages.of(request);
    EventForms forms = new EventForms(messages);
    String accounts =
        world.accounts().stream()
            .map(account -> account(messages, forms, account))
            .collect(Collectors.joining());
    String body =
        """
        <p>%s</p>
        %s
        <h2>%s</h2>
        <form method="post" action="/_emu/forms/account">
        <label>%s <input type="email" name="email" required autocomplete="off"></label>
        <label>%s <input type="text" name="name" autocomplete="off"></label>
        <button>%s</button></form>
        """
            .formatted(
                messages.html("home.lead"),
                accounts.isEmpty() ? "<p>" + messages.html("home.noAccounts") + "</p>" : accounts,
                messages.html("home.newAccount"),
                messages.html("home.email"),
                messages.html("home.name"),
                messages.html("home.create"));
    return Response.html(200, Html.page(messages, messages.text("home.title"), body));
  }

  private String account(Messages messages, EventForms forms, Account account) {
    String calendars =
        world.calendars().stream()
            .filter(calendar -> !calendar.deleted() && calendar.owner().equals(account.email()))
            .map(calendar -> calendar(messages, forms, calendar))
            .collect(Collectors.joining());
    return """
    <section><h2>%s</h2>%s
    <details><summary>%s</summary>
    <form method="post" action="/_emu/forms/calendar">%s
    <label>%s <input type="text" name="summary" required></label>
    <button>%s</button></form></details></section>
    """
        .formatted(
            Html.escape(account.name() + " <" + account.email() + ">"),
            calendars,
            messages.html("home.newCalendar"),
            Html.hidden("email", account.email()),
            messages.html("home.summary"),
            messages.html("home.create"));
  }

  private String calendar(Messages messages, EventForms forms, GoogleCalendar calendar) {
    String name = calendar.properties().summary();
    Instant yesterday = world.now().minus(1, ChronoUnit.DAYS);
    String events =
        calendar.events().stream()
            .filter(event -> !event.cancelled())
            .filter(event -> event.body().recurring() || ends(calendar, event).isAfter(yesterday))
            .sorted(Comparator.comparing(event -> starts(calendar, event)))
            .limit(SHOWN_AT_MOST)
            .map(event -> forms.existing(calendar, event))
            .collect(Collectors.joining());
    return """
    <section id="%s"><h3>%s%s</h3>
    <p class="muted">%s</p><p><a href="%s">%s</a></p>
    %s
    <details><summary>%s</summary>%s</details>
    %s</section>
    """
        .formatted(
            Html.escape(calendar.id()),
            messages.html("home.calendar", name),
            calendar.primary() ? " (" + messages.html("home.primary") + ")" : "",
            messages.html("home.zone", calendar.timeZone().getId()),
            Html.escape(WeekPage.href(calendar, today(calendar))),
            messages.html("week.open", name),
            events.isEmpty() ? "<p>" + messages.html("home.noEvents") + "</p>" : events,
            messages.html("home.newEvent"),
            forms.blank(calendar),
            calendar.primary() ? "" : forms.deleteCalendar(calendar));
  }

  private LocalDate today(GoogleCalendar calendar) {
    return world.now().atZone(calendar.timeZone()).toLocalDate();
  }

  private static Instant starts(GoogleCalendar calendar, Event event) {
    return event.body().start().instant(calendar.timeZone());
  }

  private static Instant ends(GoogleCalendar calendar, Event event) {
    return event.body().end().instant(calendar.timeZone());
  }
}
