package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlTest {
  private final Fixture google = Fixture.start();
  private final Calendar client = google.client(Transport.NET);
  private String calendarId;

  @BeforeEach
  void createCalendar() throws IOException {
    calendarId = Fixture.newCalendar(client);
  }

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void whatTheGoogleUserDoesArrivesInTheDelta() throws IOException {
    Event moved = insert("verschieben");
    Event deleted = insert("löschen");
    String token = client.events().list(calendarId).execute().getNextSyncToken();
    String events = "/calendars/" + calendarId + "/events";

    google.control(
        "PATCH",
        events + "/" + moved.getId(),
        """
        {"start":{"dateTime":"2026-11-25T10:00:00+01:00"},
         "end":{"dateTime":"2026-11-25T11:00:00+01:00"}}
        """);
    google.control("DELETE", events + "/" + deleted.getId(), "");
    google.control(
        "POST",
        events,
        """
        {"summary":"neu","start":{"date":"2026-12-01"},"end":{"date":"2026-12-02"}}
        """);

    var delta = client.events().list(calendarId).setSyncToken(token).execute().getItems();
    assertThat(delta)
        .extracting(Event::getStatus)
        .containsExactly("confirmed", "cancelled", "confirmed");
    assertThat(delta.getFirst().getStart().getDateTime().toStringRfc3339())
        .isEqualTo("2026-11-25T10:00:00.000+01:00");
    assertThat(delta.getFirst().getSummary()).isEqualTo("verschieben");
    assertThat(delta.getLast().getSummary()).isEqualTo("neu");
  }

  @Test
  void whatHappensToAnAccountIsSignedAsGoogleDoes() throws Exception {
    String path = "/accounts/" + Fixture.ANNA + "/security-events";
    String[] token =
        google
            .control("POST", path, "{\"type\":\"tokens-revoked\"}")
            .path("token")
            .asText()
            .split("\\.");
    JsonNode key = PlainHttp.json(google.http().get("/oauth2/v3/certs")).path("keys").path(0);
    assertThat(new SignatureCheck(key).accepts(token)).isTrue();
    String claims = new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
    assertThat(claims)
        .contains("\"iss\":\"https://accounts.google.com/\"", "\"" + Fixture.CLIENT + "\"")
        .contains("https://schemas.openid.net/secevent/oauth/event-type/tokens-revoked");
    assertThat(google.http().send("POST", "/_emu" + path, "{\"type\":\"invented\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void oneTokenEndsAndIsNamedAsGoogleNamesIt() throws Exception {
    String path = "/accounts/" + Fixture.ANNA + "/security-events";
    String revoked = "{\"type\":\"token-revoked\"}";
    Map<String, String> again = Map.of("access_type", "offline", "prompt", "consent");
    String older = google.tokens(again).path("refresh_token").asText();
    google.advance("PT1S");
    String newest = google.tokens(again).path("refresh_token").asText();
    String token = google.control("POST", path, revoked).path("token").asText();
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
    byte[] once = sha512.digest(newest.getBytes(StandardCharsets.US_ASCII));
    assertThat(
            new String(
                Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
        .contains("\"token_type\":\"refresh_token\"")
        .contains("\"token_identifier_alg\":\"hash_base64_sha512_sha512\"")
        .contains("\"token\":\"" + Base64.getEncoder().encodeToString(sha512.digest(once)) + "\"")
        .doesNotContain("\"sub\"");
    assertThat(google.refresh(newest).statusCode()).isEqualTo(400);
    assertThat(google.refresh(older).statusCode()).isEqualTo(200);
  }

  @Test
  void aFaultAnswersAsOftenAsAskedAndThenGoesAway() throws IOException {
    fault(
        "{\"method\":\"events.insert\",\"status\":403,\"reason\":\"userRateLimitExceeded\",\"count\":2}");

    for (int i = 0; i < 2; i++) {
      var error = refusalOf(() -> insert("x"));
      assertThat(reasonOf(error)).isEqualTo("403 userRateLimitExceeded");
      assertThat(error.getErrors().getFirst().getDomain()).isEqualTo("usageLimits");
    }
    insert("x");
    assertThat(client.events().list(calendarId).execute().getItems()).hasSize(1);
    assertThat(google.control("GET", "/faults", "").path("faults")).isEmpty();
  }

  @Test
  void aFaultCanWaitForALaterRequestAndSayWhenToRetry() throws IOException {
    fault("{\"method\":\"events.list\",\"skip\":1,\"status\":503,\"retryAfterSeconds\":7}");

    client.events().list(calendarId).execute();
    assertThatThrownBy(() -> client.events().list(calendarId).execute())
        .isInstanceOfSatisfying(
            com.google.api.client.googleapis.json.GoogleJsonResponseException.class,
            refused -> {
              assertThat(refused.getStatusCode()).isEqualTo(503);
              assertThat(refused.getHeaders().getRetryAfter()).isEqualTo("7");
            });
  }

  @Test
  void aConnectionDroppedBeforeTheCommitChangesNothing() throws IOException {
    fault("{\"method\":\"events.insert\",\"drop\":true}");

    assertThatThrownBy(() -> insert("x")).isInstanceOf(IOException.class);
    assertThat(client.events().list(calendarId).execute().getItems()).isEmpty();
  }

  @Test
  void aConnectionDroppedAfterTheCommitLeavesTheWriteInPlace() throws IOException {
    fault("{\"method\":\"events.update\",\"drop\":true,\"when\":\"after\"}");
    Event event = insert("alt");

    assertThatThrownBy(
            () ->
                client
                    .events()
                    .update(calendarId, event.getId(), event.clone().setSummary("neu"))
                    .execute())
        .isInstanceOf(IOException.class);
    assertThat(client.events().get(calendarId, event.getId()).execute().getSummary())
        .isEqualTo("neu");
  }

  @Test
  void aSlowAnswerTakesItsTime() throws IOException {
    fault("{\"path\":\"/events$\",\"method\":\"events.list\",\"delayMillis\":300}");
    long begin = System.nanoTime();

    client.events().list(calendarId).execute();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void theTokenEndpointCanFailToo() {
    fault("{\"method\":\"oauth.token\",\"status\":500,\"reason\":\"internal_failure\"}");

    HttpResponse<String> refused = google.refresh("whatever");

    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(PlainHttp.json(refused).path("error").asText()).isEqualTo("internal_failure");
  }

  @Test
  void theJournalCountsByMethodAndTellsWrites() throws IOException {
    long before = google.control("GET", "/journal", "").path("last").asLong();
    insert("x");
    client.events().list(calendarId).execute();
    client.events().list(calendarId).execute();

    JsonNode journal = google.control("GET", "/journal?since=" + before, "");

    assertThat(journal.path("writes").asInt()).isEqualTo(1);
    assertThat(journal.path("counts").path("events.list").asInt()).isEqualTo(2);
    assertThat(journal.path("entries").path(0).path("status").asInt()).isEqualTo(200);
    long last = journal.path("last").asLong();
    assertThat(google.control("GET", "/journal?since=" + last, "").path("entries")).isEmpty();
  }

  @Test
  void aResetForgetsEverythingButTheSeededAccounts() throws IOException {
    insert("x");
    google.control("POST", "/reset", "");

    assertThat(reasonOf(refusalOf(() -> client.calendarList().list().execute())))
        .isEqualTo("401 authError");
    assertThat(google.control("GET", "/accounts", "").path("accounts"))
        .singleElement()
        .satisfies(
            account -> {
              assertThat(account.path("email").asText()).isEqualTo(Fixture.ANNA);
              assertThat(account.path("calendars")).hasSize(1);
            });
  }

  @Test
  void theFormsOfThePageCreateMoveAndDelete() throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("calendar", calendarId);
    form.put("summary", "Anprobe <1>");
    form.put("description", "eins\r\nzwei");
    form.put("start", "2026-11-24T10:00");
    form.put("end", "2026-11-24T11:00");
    assertThat(google.http().form("/_emu/forms/event", form).statusCode()).isEqualTo(303);
    Event created = only();
    assertThat(created.getDescription()).isEqualTo("eins\nzwei");
    assertThat(google.http().get("/?hl=de").body())
        .contains("Anprobe &lt;1&gt;", "24.11.2026, 10:00")
        .doesNotContain("Anprobe <1>");

    form.put("event", created.getId());
    form.put("start", "2026-11-24T15:30");
    form.put("end", "2026-11-24T16:00");
    assertThat(google.http().form("/_emu/forms/event/save", form).statusCode()).isEqualTo(303);
    assertThat(only().getStart().getDateTime().toStringRfc3339())
        .isEqualTo("2026-11-24T15:30:00.000+01:00");

    form.put("end", "2026-11-24T15:00");
    HttpResponse<String> refused = google.http().form("/_emu/forms/event/save", form);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("The specified time range is empty.");

    assertThat(google.http().form("/_emu/forms/event/delete", form).statusCode()).isEqualTo(303);
    assertThat(client.events().list(calendarId).execute().getItems()).isEmpty();
  }

  @Test
  void anAllDayFormEndsOnItsLastDay() throws IOException {
    Map<String, String> form =
        Map.of(
            "calendar", calendarId,
            "summary", "Messe",
            "allDay", "true",
            "start", "2026-12-01T00:00",
            "end", "2026-12-02T00:00");

    assertThat(google.http().form("/_emu/forms/event", form).statusCode()).isEqualTo(303);

    assertThat(only().getEnd().getDate().toStringRfc3339()).isEqualTo("2026-12-03");
  }

  @Test
  void pagesOfOtherOriginsMayNotUseTheControls() {
    HttpResponse<String> refused =
        google.http().form("/_emu/reset", Map.of(), "Origin", "http://evil.example");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(google.http().form("/_emu/reset", Map.of()).statusCode()).isEqualTo(204);
  }

  @Test
  void nonsenseIsABadRequest() {
    for (String[] call :
        new String[][] {
          {"/faults", "{}"},
          {"/faults", "{\"status\":200}"},
          {"/faults", "{\"status\":503,\"path\":\"(\"}"},
          {"/clock/advance", "{\"by\":\"tomorrow\"}"},
          {"/clock/advance", "{\"by\":\"-PT1S\"}"},
          {"/accounts", "{\"email\":\"nobody\"}"},
          {"/accounts", "["},
          {"/grants/revoke", "{}"}
        }) {
      assertThat(google.http().send("POST", "/_emu" + call[0], call[1]).statusCode())
          .as(String.join(" ", call))
          .isEqualTo(400);
    }
    assertThat(google.http().get("/_emu/journal?since=x").statusCode()).isEqualTo(400);
    assertThat(google.http().get("/_emu/calendars/none/events").statusCode()).isEqualTo(404);
  }

  private void fault(String json) {
    google.control("POST", "/faults", json);
  }

  private Event insert(String summary) throws IOException {
    return client
        .events()
        .insert(
            calendarId, event(summary, "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00"))
        .execute();
  }

  private Event only() throws IOException {
    var items = client.events().list(calendarId).execute().getItems();
    assertThat(items).hasSize(1);
    return items.getFirst();
  }
}
