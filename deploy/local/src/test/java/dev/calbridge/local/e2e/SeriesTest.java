package dev.calbridge.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.DavCalendar;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One occurrence of a series changes in one place, and in all. */
@ExtendWith(StackExtension.class)
class SeriesTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  private final UUID id = UUID.randomUUID();
  private final String title = House.title("Nachkontrolle");
  private final LocalDateTime first = House.daysAhead(10, 9);
  private String master = "";

  @BeforeEach
  void book(House house) {
    Map<String, Object> body = house.rest().body(title, first, 30);
    body.put("recurrence", Map.of("rule", "FREQ=WEEKLY;COUNT=5", "excluded", List.of()));
    house.rest().put(id, body, Map.of("If-None-Match", "*")).expect("New series", 201);
    house.awaitInDav(title, first);
    house.awaitInGoogle(title, first);
    master = house.google().event(title).orElseThrow().path("id").asText();
    assertThat(house.inDav(title).orElseThrow().property("RRULE")).isEqualTo("FREQ=WEEKLY;COUNT=5");
  }

  @Test
  void moved_in_google(House house) {
    LocalDateTime second = first.plusWeeks(1);
    LocalDateTime later = second.plusHours(2);

    house.google().move(instance(second), later, 30);

    awaitChangedInRest(house, second, later);
    awaitChangedInDav(house, second, later);
  }

  @Test
  void moved_by_caldav(House house) {
    DavCalendar.Item item = house.inDav(title).orElseThrow();
    LocalDateTime third = first.plusWeeks(2);
    LocalDateTime later = third.plusDays(1);

    house
        .dav()
        .put(item.name(), withOverride(item, third, later), item.eTag())
        .expect("PUT", 204, 200);

    awaitChangedInRest(house, third, later);
    awaitChangedInGoogle(house, third, later);
  }

  @Test
  void left_out_in_google_and_in_rest(House house) {
    LocalDateTime fourth = first.plusWeeks(3);
    house.google().delete(instance(fourth));

    house.soon(
        () -> {
          JsonNode recurrence = house.rest().get(id).json().path("recurrence");
          assertThat(recurrence.path("excluded").path(0).asText()).isEqualTo(json(fourth));
          assertThat(house.inDav(title).orElseThrow().property("EXDATE"))
              .isEqualTo(COMPACT.format(fourth));
        });

    Map<String, Object> body = house.rest().body(title, first, 30);
    LocalDateTime fifth = first.plusWeeks(4);
    body.put(
        "recurrence",
        Map.of("rule", "FREQ=WEEKLY;COUNT=5", "excluded", List.of(json(fourth), json(fifth))));
    String eTag = String.valueOf(house.rest().get(id).eTag());
    house.rest().put(id, body, Map.of("If-Match", eTag)).expect("Fifth left out", 200);

    house.soon(() -> assertThat(takesPlaceInGoogle(house, fifth)).isFalse());
    assertThat(takesPlaceInGoogle(house, fourth)).isFalse();
    assertThat(takesPlaceInGoogle(house, first)).isTrue();
  }

  private void awaitChangedInRest(House house, LocalDateTime occurrence, LocalDateTime start) {
    house.soon(
        () -> {
          JsonNode changed = house.rest().get(id).json().path("changedOccurrences").path(0);
          assertThat(changed.path("occurrence").asText()).isNotEmpty();
          assertThat(LocalDateTime.parse(changed.path("occurrence").asText()))
              .isEqualTo(occurrence);
          assertThat(LocalDateTime.parse(changed.path("span").path("start").asText()))
              .isEqualTo(start);
        });
  }

  private void awaitChangedInDav(House house, LocalDateTime occurrence, LocalDateTime start) {
    house.soon(
        () ->
            assertThat(house.inDav(title).orElseThrow().data())
                .contains("RECURRENCE-ID;TZID=Europe/Berlin:" + COMPACT.format(occurrence))
                .contains("DTSTART;TZID=Europe/Berlin:" + COMPACT.format(start)));
  }

  private void awaitChangedInGoogle(House house, LocalDateTime occurrence, LocalDateTime start) {
    house.soon(
        () -> {
          Optional<JsonNode> exception = inGoogle(house, occurrence);
          assertThat(exception).isPresent();
          assertThat(
                  OffsetDateTime.parse(exception.get().path("start").path("dateTime").asText())
                      .atZoneSameInstant(ZONE)
                      .toLocalDateTime())
              .isEqualTo(start);
        });
  }

  /** What is left out is cancelled, or no instance of the series at all. */
  private boolean takesPlaceInGoogle(House house, LocalDateTime occurrence) {
    return house
        .google()
        .get(instance(occurrence))
        .filter(event -> !event.path("status").asText().equals("cancelled"))
        .isPresent();
  }

  private Optional<JsonNode> inGoogle(House house, LocalDateTime occurrence) {
    return StreamSupport.stream(house.google().events().spliterator(), false)
        .filter(event -> event.path("id").asText().equals(instance(occurrence)))
        .findFirst();
  }

  /** Google's name for an instance of a series. */
  private String instance(LocalDateTime occurrence) {
    return master
        + "_"
        + COMPACT.format(occurrence.atZone(ZONE).withZoneSameInstant(ZoneOffset.UTC))
        + "Z";
  }

  private static String json(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
  }

  /** As a program writes a series of which one occurrence was dragged. */
  private static String withOverride(
      DavCalendar.Item item, LocalDateTime occurrence, LocalDateTime start) {
    String event =
        """
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20261101T000000Z
        RECURRENCE-ID;TZID=Europe/Berlin:%s
        SUMMARY:%s
        DTSTART;TZID=Europe/Berlin:%s
        DTEND;TZID=Europe/Berlin:%s
        END:VEVENT
        """
            .formatted(
                item.property("UID"),
                COMPACT.format(occurrence),
                item.property("SUMMARY"),
                COMPACT.format(start),
                COMPACT.format(start.plusMinutes(30)))
            .replace("\n", "\r\n");
    return item.data().replace("END:VCALENDAR", event + "END:VCALENDAR");
  }
}
