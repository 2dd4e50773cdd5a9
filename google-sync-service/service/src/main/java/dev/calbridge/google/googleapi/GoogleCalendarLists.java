package dev.calbridge.google.googleapi;

import com.google.api.services.calendar.model.CalendarList;
import com.google.api.services.calendar.model.CalendarListEntry;
import dev.calbridge.google.googleapi.GoogleFaults.About;
import dev.calbridge.google.link.CalendarAccess;
import dev.calbridge.google.link.GoogleCalendars.Choice;
import dev.calbridge.google.link.GoogleCalendars.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calendars of an account. */
final class GoogleCalendarLists {

  private static final int MOST_PAGES = 20;

  private final GoogleCalls calls;

  GoogleCalendarLists(GoogleCalls calls) {
    this.calls = calls;
  }

  Facts facts(CalendarAccess access) {
    CalendarListEntry entry =
        answer(
            calls.make(
                access, About.CALENDAR, google -> google.calendarList().get(access.calendarId())));
    return new Facts(
        Boolean.TRUE.equals(entry.getPrimary()),
        Set.of("owner", "writer").contains(String.valueOf(entry.getAccessRole())));
  }

  List<Choice> choices(String tenant, UUID grant) {
    CalendarAccess account = new CalendarAccess(tenant, grant, "");
    List<Choice> choices = new ArrayList<>();
    String page = null;
    for (int pages = 0; pages < MOST_PAGES && (pages == 0 || page != null); pages++) {
      String from = page;
      CalendarList read =
          answer(
              calls.make(
                  account,
                  About.CALENDAR,
                  google ->
                      google
                          .calendarList()
                          .list()
                          .setMinAccessRole("writer")
                          .setMaxResults(250)
                          .setPageToken(from)));
      List<CalendarListEntry> items = read.getItems() == null ? List.of() : read.getItems();
      items.stream()
          .filter(one -> !Boolean.TRUE.equals(one.getPrimary()))
          .filter(one -> !Boolean.TRUE.equals(one.getDeleted()))
          .map(one -> new Choice(one.getId(), String.valueOf(one.getSummary()), one.getTimeZone()))
          .forEach(choices::add);
      page = read.getNextPageToken();
    }
    return choices;
  }

  Choice create(String tenant, UUID grant, String name, String timeZone) {
    var wanted =
        new com.google.api.services.calendar.model.Calendar()
            .setSummary(name)
            .setTimeZone(timeZone);
    var made =
        answer(
            calls.make(
                new CalendarAccess(tenant, grant, ""),
                About.NEW_CALENDAR,
                google -> google.calendars().insert(wanted)));
    return new Choice(made.getId(), String.valueOf(made.getSummary()), made.getTimeZone());
  }

  private static <T> T answer(@Nullable T answer) {
    return Objects.requireNonNull(answer, "Google answers these calls with a body");
  }
}
