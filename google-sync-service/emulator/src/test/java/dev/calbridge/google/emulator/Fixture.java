package dev.calbridge.google.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import dev.calbridge.google.emulator.http.Parameters;
import dev.calbridge.google.emulator.oauth.OAuthClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An emulator on a clock that stands still, with one account and one registered program. */
public final class Fixture implements AutoCloseable {
  public static final String CLIENT = "calbridge-test";
  public static final String SECRET = "not-a-secret";
  public static final String REDIRECT = "http://localhost:1/callback";
  public static final String ANNA = "anna@gmail.example";
  public static final String CALENDAR_SCOPE = "https://www.googleapis.com/auth/calendar";

  private final GoogleEmulator emulator;
  private final PlainHttp http;

  private Fixture(EmulatorOptions options) {
    try {
      this.emulator = GoogleEmulator.start(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.http = new PlainHttp(emulator.baseUri());
  }

  public static Fixture start() {
    return start(options());
  }

  public static Fixture start(EmulatorOptions options) {
    return new Fixture(options);
  }

  public static EmulatorOptions options() {
    return EmulatorOptions.defaults()
        .withClient(new OAuthClient(CLIENT, SECRET, Set.of(REDIRECT)))
        .withAccount(ANNA)
        .on(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC), new Random(42));
  }

  public PlainHttp http() {
    return http;
  }

  public URI baseUri() {
    return emulator.baseUri();
  }

  /** Google's own client, unchanged but for the root URL. */
  public Calendar client(Transport transport) {
    return client(transport, accessToken(CALENDAR_SCOPE));
  }

  public Calendar client(Transport transport, String accessToken) {
    return new Calendar.Builder(
            transport.make(),
            GsonFactory.getDefaultInstance(),
            request -> request.getHeaders().setAuthorization("Bearer " + accessToken))
        .setRootUrl(emulator.baseUri().toString())
        .setApplicationName("conformance")
        .build();
  }

  public String accessToken(String scope) {
    return tokens(Map.of("scope", scope)).path("access_token").asText();
  }

  /** The whole way from consent to tokens. */
  public JsonNode tokens(Map<String, String> request) {
    HttpResponse<String> response = exchange(code(request), Map.of());
    Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return PlainHttp.json(response);
  }

  public String code(Map<String, String> request) {
    return redirected(authorize(request)).first("code").orElseThrow();
  }

  public HttpResponse<String> authorize(Map<String, String> request) {
    Map<String, String> all = authorization();
    all.put("x_grant", "all");
    all.putAll(request);
    return http.get("/o/oauth2/v2/auth?" + PlainHttp.encode(all));
  }

  public static Map<String, String> authorization() {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("client_id", CLIENT);
    request.put("redirect_uri", REDIRECT);
    request.put("response_type", "code");
    request.put("scope", CALENDAR_SCOPE);
    return request;
  }

  public HttpResponse<String> exchange(String code, Map<String, String> more) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("client_id", CLIENT);
    form.put("client_secret", SECRET);
    form.put("redirect_uri", REDIRECT);
    form.putAll(more);
    return http.form("/token", form);
  }

  public HttpResponse<String> refresh(String refreshToken) {
    return http.form(
        "/token",
        Map.of(
            "grant_type", "refresh_token",
            "refresh_token", refreshToken,
            "client_id", CLIENT,
            "client_secret", SECRET));
  }

  public static Parameters redirected(HttpResponse<String> response) {
    Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
    return Parameters.parse(
        URI.create(response.headers().firstValue("Location").orElseThrow()).getRawQuery());
  }

  /** Does something through the control API and expects it to work. */
  public JsonNode control(String method, String path, String body) {
    HttpResponse<String> response = http.send(method, "/_emu" + path, body);
    Assertions.assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return PlainHttp.json(response);
  }

  public void advance(String duration) {
    control("POST", "/clock/advance", "{\"by\":\"" + duration + "\"}");
  }

  /** A secondary calendar made through the API. */
  public static String newCalendar(Calendar client) throws IOException {
    return client
        .calendars()
        .insert(new com.google.api.services.calendar.model.Calendar().setSummary("Praxis"))
        .execute()
        .getId();
  }

  public static Event event(String summary, String start, String end) {
    return new Event().setSummary(summary).setStart(at(start)).setEnd(at(end));
  }

  public static EventDateTime at(String dateTime) {
    return new EventDateTime()
        .setDateTime(DateTime.parseRfc3339(dateTime))
        .setTimeZone("Europe/Berlin");
  }

  /** The error of a call that must be refused. */
  public static GoogleJsonError refusalOf(ThrowingCallable call) {
    Throwable thrown = Assertions.catchThrowable(call);
    Assertions.assertThat(thrown).isInstanceOf(GoogleJsonResponseException.class);
    return ((GoogleJsonResponseException) thrown).getDetails();
  }

  public static String reasonOf(GoogleJsonError error) {
    return error.getCode() + " " + error.getErrors().getFirst().getReason();
  }

  @Override
  public void close() {
    http.close();
    emulator.close();
  }
}
