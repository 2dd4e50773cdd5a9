package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.AppointmentBook;
import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.GoogleUser;
import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Stack;
import dev.calbridge.local.demo.Demonstration;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;

/**
 * The running stack, and what to expect in its three places. All times are in Europe/Berlin.
 *
 * @param traces what the services say of their traces
 * @param printLog prints what the parts said last
 */
record House(
    Stack stack,
    HttpCalls http,
    Demonstration demonstration,
    TraceCollector traces,
    Runnable printLog) {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /**
   * Google is asked every two seconds; the rest takes milliseconds, and seconds on busy machines.
   */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** URL of the front door, without a slash at the end. */
  String front() {
    return stack.url(Listener.FRONT);
  }

  AppointmentBook rest() {
    return demonstration.appointments();
  }

  DavCalendar dav() {
    return demonstration.dav();
  }

  GoogleUser google() {
    return demonstration.google();
  }

  /** A time in the near future: Google gets future appointments only. */
  static LocalDateTime daysAhead(int days, int hour) {
    return LocalDate.now(ZONE).plusDays(days).atTime(hour, 0);
  }

  /** A title no other test uses. */
  static String title(String what) {
    return what + " " + UUID.randomUUID().toString().substring(0, 8);
  }

  void awaitInDav(String title, LocalDateTime start) {
    soon(
        () -> {
          Optional<DavCalendar.Item> item = inDav(title);
          assertThat(item).as("%s in CalDAV", title).isPresent();
          assertThat(davStart(item.get())).isEqualTo(start);
        });
  }

  void awaitInGoogle(String title, LocalDateTime start) {
    soon(
        () -> {
          Optional<JsonNode> event = google().event(title);
          assertThat(event).as("%s in Google", title).isPresent();
          assertThat(googleStart(event.get())).isEqualTo(start);
        });
  }

  void awaitInRest(UUID id, String title, LocalDateTime start) {
    soon(
        () -> {
          HttpCalls.Answer answer = rest().get(id);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.json().path("title").asText()).isEqualTo(title);
          assertThat(LocalDateTime.parse(answer.json().path("span").path("start").asText()))
              .isEqualTo(start);
        });
  }

  /** Waits until REST has an appointment of that title on the day of that time. */
  UUID awaitNewInRest(String title, LocalDateTime start) {
    UUID[] found = new UUID[1];
    soon(
        () -> {
          JsonNode list = rest().on(start.toLocalDate()).json();
          for (JsonNode one : list.path("items")) {
            if (one.path("title").asText().equals(title)) {
              found[0] = UUID.fromString(one.path("id").asText());
            }
          }
          assertThat(found[0]).as("%s in REST", title).isNotNull();
        });
    awaitInRest(found[0], title, start);
    return found[0];
  }

  void awaitGoneFromDav(String title) {
    soon(() -> assertThat(inDav(title)).as("%s in CalDAV", title).isEmpty());
  }

  void awaitGoneFromGoogle(String title) {
    soon(() -> assertThat(google().event(title)).as("%s in Google", title).isEmpty());
  }

  void awaitGoneFromRest(UUID id) {
    soon(() -> assertThat(rest().get(id).status()).isIn(404, 410));
  }

  Optional<DavCalendar.Item> inDav(String title) {
    return dav().items().values().stream()
        .filter(item -> item.property("SUMMARY").equals(title))
        .findFirst();
  }

  /** Start as a client reads it. */
  static LocalDateTime davStart(DavCalendar.Item item) {
    String value = item.property("DTSTART");
    assertThat(value).matches("\\d{8}T\\d{6}");
    return LocalDateTime.parse(value, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
  }

  private static LocalDateTime googleStart(JsonNode event) {
    return OffsetDateTime.parse(event.path("start").path("dateTime").asText())
        .atZoneSameInstant(ZONE)
        .toLocalDateTime();
  }

  void soon(ThrowingRunnable assertion) {
    try {
      await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(assertion);
    } catch (ConditionTimeoutException late) {
      printLog.run();
      throw late;
    }
  }
}
