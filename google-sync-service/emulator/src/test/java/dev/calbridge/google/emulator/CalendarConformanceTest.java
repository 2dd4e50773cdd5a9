package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.CalendarListEntry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Transport.class)
class CalendarConformanceTest {
  private static final String SCOPE = "https://www.googleapis.com/auth/";

  private final Fixture google = Fixture.start();
  private final Transport transport;
  private final Calendar client;

  CalendarConformanceTest(Transport transport) {
    this.transport = transport;
    this.client = google.client(transport);
  }

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void aCreatedCalendarIsListedAsOwnedBesideThePrimaryOne() throws IOException {
    String id = Fixture.newCalendar(client);

    var list = client.calendarList().list().execute();

    assertThat(id).endsWith("@group.calendar.google.com");
    assertThat(list.getItems())
        .extracting(CalendarListEntry::getId)
        .containsExactly(Fixture.ANNA, id);
    assertThat(list.getItems().getFirst().getPrimary()).isTrue();
    assertThat(list.getItems().get(1).getPrimary()).isNull();
    assertThat(list.getItems().get(1).getAccessRole()).isEqualTo("owner");
    assertThat(list.getItems().get(1).getTimeZone()).isEqualTo("Europe/Berlin");
    assertThat(client.calendarList().get(id).execute().getSummary()).isEqualTo("Praxis");
  }

  @Test
  void theAliasPrimaryIsTheAccountsOwnCalendar() throws IOException {
    assertThat(client.calendars().get("primary").execute().getId()).isEqualTo(Fixture.ANNA);
  }

  @Test
  void aPatchedCalendarChangesItsNameAndItsTag() throws IOException {
    String id = Fixture.newCalendar(client);
    var before = client.calendars().get(id).execute();

    var after =
        client
            .calendars()
            .patch(id, new com.google.api.services.calendar.model.Calendar().setSummary("Raum 1"))
            .execute();

    assertThat(after.getSummary()).isEqualTo("Raum 1");
    assertThat(after.getTimeZone()).isEqualTo(before.getTimeZone());
    assertThat(after.getEtag()).isNotEqualTo(before.getEtag());
  }

  @Test
  void aDeletedCalendarIsNotFoundAndShowsInTheDeltaOfTheList() throws IOException {
    String id = Fixture.newCalendar(client);
    String token = client.calendarList().list().execute().getNextSyncToken();

    client.calendars().delete(id).execute();

    assertThat(reasonOf(refusalOf(() -> client.calendars().get(id).execute())))
        .isEqualTo("404 notFound");
    assertThat(reasonOf(refusalOf(() -> client.events().list(id).execute())))
        .isEqualTo("404 notFound");
    assertThat(client.calendarList().list().setSyncToken(token).execute().getItems())
        .extracting(CalendarListEntry::getId, CalendarListEntry::getDeleted)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(id, true));
  }

  @Test
  void thePrimaryCalendarCannotBeDeletedAndASecondaryOneNotCleared() throws IOException {
    String id = Fixture.newCalendar(client);
    var event =
        client
            .events()
            .insert(id, event("bleibt", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"))
            .execute();

    assertThat(reasonOf(refusalOf(() -> client.calendars().delete("primary").execute())))
        .isEqualTo("403 cannotDeletePrimaryCalendar");
    assertThat(reasonOf(refusalOf(() -> client.calendars().clear(id).execute())))
        .isEqualTo("400 invalid");
    assertThat(client.events().get(id, event.getId()).execute().getStatus()).isEqualTo("confirmed");
  }

  @Test
  void aReaderCannotWriteAndAStrangerSeesNothing() throws IOException {
    google.control("POST", "/accounts", "{\"email\":\"bert@gmail.example\"}");
    String id =
        google
            .control("POST", "/accounts/bert@gmail.example/calendars", "{\"summary\":\"Bert\"}")
            .path("id")
            .asText();
    assertThat(reasonOf(refusalOf(() -> client.events().list(id).execute())))
        .isEqualTo("404 notFound");

    google.control(
        "POST",
        "/calendars/" + id + "/share",
        "{\"email\":\"" + Fixture.ANNA + "\",\"role\":\"reader\"}");

    assertThat(client.events().list(id).execute().getAccessRole()).isEqualTo("reader");
    assertThat(
            reasonOf(
                refusalOf(
                    () ->
                        client
                            .events()
                            .insert(id, event("x", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"))
                            .execute())))
        .isEqualTo("403 requiredAccessLevel");
  }

  @Test
  void aMissingScopeIsForbidden() throws IOException {
    Calendar narrow = google.client(transport, google.accessToken(SCOPE + "calendar.readonly"));

    assertThat(narrow.calendarList().list().execute().getItems()).hasSize(1);
    var error = refusalOf(() -> Fixture.newCalendar(narrow));
    assertThat(reasonOf(error)).isEqualTo("403 insufficientPermissions");
    assertThat(error.getMessage()).isEqualTo("Request had insufficient authentication scopes.");
  }

  @Test
  void theScopeForCreatedCalendarsReachesNoOther() throws IOException {
    Calendar narrow = google.client(transport, google.accessToken(SCOPE + "calendar.app.created"));
    String own = Fixture.newCalendar(narrow);

    assertThat(narrow.events().list(own).execute().getItems()).isEmpty();
    assertThat(reasonOf(refusalOf(() -> narrow.events().list("primary").execute())))
        .isEqualTo("403 insufficientPermissions");
  }

  @Test
  void anExpiredAccessTokenIsUnauthorized() throws IOException {
    client.calendarList().list().execute();
    google.advance("PT1H");

    assertThat(reasonOf(refusalOf(() -> client.calendarList().list().execute())))
        .isEqualTo("401 authError");
  }

  @Test
  void anUnchangedEventIsNotModified() throws IOException {
    String token = google.accessToken(Fixture.CALENDAR_SCOPE);
    String id = Fixture.newCalendar(client);
    var event =
        client
            .events()
            .insert(id, event("x", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"))
            .execute();

    HttpResponse<String> again =
        google
            .http()
            .get(
                "/calendar/v3/calendars/" + id.replace("@", "%40") + "/events/" + event.getId(),
                "Authorization",
                "Bearer " + token,
                "If-None-Match",
                event.getEtag());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void answersAreZippedOnlyIfBothHeadersSayGzip() throws Exception {
    String token = google.accessToken(Fixture.CALENDAR_SCOPE);

    assertThat(encoding(token, "test (gzip)")).isEqualTo("gzip");
    assertThat(encoding(token, "test")).isEqualTo("identity");
  }

  private String encoding(String token, String userAgent) throws Exception {
    HttpRequest request =
        google
            .http()
            .request(
                "/calendar/v3/users/me/calendarList",
                "Authorization",
                "Bearer " + token,
                "Accept-Encoding",
                "gzip",
                "User-Agent",
                userAgent)
            .build();
    return google
        .http()
        .client()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Content-Encoding")
        .orElse("identity");
  }

  @Test
  void aCalendarCanLeaveTheListAndComeBackWhileItStays() throws IOException {
    String calendar = Fixture.newCalendar(client);
    String token = client.calendarList().list().execute().getNextSyncToken();
    client.calendarList().delete(calendar).execute();

    assertThat(client.calendarList().list().execute().getItems())
        .noneMatch(entry -> entry.getId().equals(calendar));
    assertThat(reasonOf(refusalOf(() -> client.calendarList().get(calendar).execute())))
        .isEqualTo("404 notFound");
    assertThat(client.calendarList().list().setSyncToken(token).execute().getItems())
        .singleElement()
        .satisfies(entry -> assertThat(entry.getDeleted()).isTrue());
    assertThat(client.calendars().get(calendar).execute().getId()).isEqualTo(calendar);

    client
        .calendarList()
        .insert(new com.google.api.services.calendar.model.CalendarListEntry().setId(calendar))
        .execute();
    assertThat(client.calendarList().get(calendar).execute().getAccessRole()).isEqualTo("owner");
    assertThat(reasonOf(refusalOf(() -> client.calendarList().delete("primary").execute())))
        .isEqualTo("400 invalid");
  }

  @Test
  void coloursHaveNames() throws IOException {
    var colors = client.colors().get().execute();
    assertThat(colors.getEvent()).hasSize(11);
    assertThat(colors.getCalendar()).hasSize(24);
    assertThat(colors.getEvent().get("11").getBackground()).matches("#[0-9a-f]{6}");
  }
}
