package dev.calbridge.google.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BadInputTest {
  private final Fixture google = Fixture.start();
  private final String token = google.accessToken(Fixture.CALENDAR_SCOPE);

  @AfterEach
  void stop() {
    google.close();
  }

  @Test
  void brokenBodiesAreRefusedAndChangeNothing() {
    for (String body :
        List.of(
            "{",
            "[]",
            "{} {}",
            "{\"summary\":1,\"start\":{\"date\":\"2026-12-01\"},\"end\":{\"date\":\"2026-12-02\"}}",
            "{\"start\":{\"date\":\"2026-02-30\"},\"end\":{\"date\":\"2026-12-02\"}}",
            "{\"start\":{\"dateTime\":\"today\"},\"end\":{\"dateTime\":\"2026-12-02T10:00:00Z\"}}",
            "{\"start\":{\"dateTime\":\"2026-12-02T09:00:00\"},\"end\":{\"dateTime\":\"2026-12-02T10:00:00Z\"}}",
            "{\"start\":\"2026-12-01\",\"end\":{\"date\":\"2026-12-02\"}}",
            "{\"recurrence\":\"RRULE:FREQ=DAILY\",\"start\":{\"date\":\"2026-12-01\"},\"end\":{\"date\":\"2026-12-02\"}}",
            "{\"attendees\":[{}],\"start\":{\"date\":\"2026-12-01\"},\"end\":{\"date\":\"2026-12-02\"}}",
            "{\"visibility\":\"secret\",\"start\":{\"date\":\"2026-12-01\"},\"end\":{\"date\":\"2026-12-02\"}}")) {
      HttpResponse<String> response = events("POST", "", body);
      assertThat(response.statusCode()).as(body + " -> " + response.body()).isEqualTo(400);
      assertThat(PlainHttp.json(response).path("error").path("errors").path(0).has("reason"))
          .isTrue();
    }
    assertThat(PlainHttp.json(events("GET", "", "")).path("items")).isEmpty();
  }

  @Test
  void brokenParametersAreRefused() {
    for (String query :
        List.of(
            "maxResults=0",
            "maxResults=x",
            "singleEvents=yes",
            "timeMin=2026-11-23",
            "timeMin=2026-11-23T10:00:00",
            "timeMin=2026-11-23T10:00:00Z&timeMax=2026-11-23T10:00:00Z",
            "orderBy=startTime",
            "orderBy=size",
            "timeZone=Nowhere",
            "fields=items(",
            "pageToken=x",
            "syncToken=x")) {
      assertThat(events("GET", "?" + query, "").statusCode()).as(query).isEqualTo(400);
    }
    assertThat(events("GET", "?updatedMin=2020-01-01T00:00:00Z", "").statusCode()).isEqualTo(410);
  }

  @Test
  void aTokenIsNeeded() {
    assertThat(google.http().get("/calendar/v3/users/me/calendarList").statusCode()).isEqualTo(401);
    assertThat(
            google
                .http()
                .get("/calendar/v3/users/me/calendarList", "Authorization", "Bearer nonsense")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void unknownPathsAreNotFoundAndBrokenOnesBadRequests() throws Exception {
    assertThat(google.http().get("/calendar/v3/nothing").statusCode()).isEqualTo(404);
    assertThat(google.http().send("POST", "/batch/drive/v3", "x").statusCode()).isEqualTo(404);
    assertThat(
            google.http().get("/tokeninfo?access_token=%ZZ".replace("%ZZ", "%25ZZ")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aBodyThatIsNotZippedThoughItSaysSoIsABadRequest() {
    assertThat(
            google
                .http()
                .send(
                    "POST",
                    "/calendar/v3/calendars",
                    "{\"summary\":\"x\"}",
                    "Authorization",
                    "Bearer " + token,
                    "Content-Encoding",
                    "gzip")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aHugeBodyIsTooLarge() {
    assertThat(events("POST", "", "{\"summary\":\"" + "x".repeat(1 << 20) + "\"}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void onlyLoopbackAnswers() throws Exception {
    String address =
        java.net.NetworkInterface.networkInterfaces()
            .filter(BadInputTest::isUpAndNotLoopback)
            .flatMap(java.net.NetworkInterface::inetAddresses)
            .filter(java.net.Inet4Address.class::isInstance)
            .map(java.net.InetAddress::getHostAddress)
            .findFirst()
            .orElse(null);
    org.junit.jupiter.api.Assumptions.assumeTrue(address != null, "no other interface");
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + address + ":" + google.baseUri().getPort() + "/"))
            .build();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> google.http().client().send(request, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(java.net.ConnectException.class);
  }

  private static boolean isUpAndNotLoopback(java.net.NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback();
    } catch (java.net.SocketException e) {
      return false;
    }
  }

  private HttpResponse<String> events(String method, String tail, String body) {
    return google
        .http()
        .send(
            method,
            "/calendar/v3/calendars/primary/events" + tail,
            body,
            "Authorization",
            "Bearer " + token);
  }
}
