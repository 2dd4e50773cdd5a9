package dev.calbridge.google.googleapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import dev.calbridge.google.link.RemoteEvent;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Series;
import dev.calbridge.google.sync.Stamp;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTranslationTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Stamp STAMP = new Stamp(new UUID(1, 1), new UUID(2, 2), "abcde", 3, 4);

  @Test
  void aTimedEventComesBackAsItWent() {
    assertComesBack(timed("2030-07-01T09:00", "2030-07-01T09:30", BERLIN), null);
    assertComesBack(timed("2030-01-01T23:30", "2030-01-02T00:30", ZoneId.of("UTC")), null);
  }

  @Test
  void wholeDaysComeBackAsTheyWent() {
    LocalDate day = LocalDate.of(2030, 3, 31);
    assertComesBack(new EntrySpan.AllDay(day, day.plusDays(2)), null);
  }

  @Test
  void aSeriesComesBackAsItWent() {
    assertComesBack(
        timed("2030-03-25T09:00", "2030-03-25T09:30", BERLIN),
        new Series(
            "FREQ=WEEKLY;BYDAY=MO;COUNT=10",
            List.of(
                LocalDateTime.parse("2030-04-01T09:00"), LocalDateTime.parse("2030-04-08T09:00"))));
    LocalDate day = LocalDate.of(2030, 3, 31);
    assertComesBack(
        new EntrySpan.AllDay(day, day.plusDays(1)),
        new Series("FREQ=DAILY", List.of(day.plusDays(3).atStartOfDay())));
    assertComesBack(
        timed("2030-03-25T09:00", "2030-03-25T09:30", ZoneId.of("UTC")),
        new Series("FREQ=DAILY", List.of(LocalDateTime.parse("2030-03-26T09:00"))));
  }

  @Test
  void theFirstOfTwoEqualWallClockTimesStaysOne() {
    // 27 October 2030 in Berlin has 02:30 twice.
    Event event = event("2030-10-27T02:30:00+02:00", "2030-10-27T03:30:00+01:00");
    assertThat(span(event)).isEqualTo(timed("2030-10-27T02:30", "2030-10-27T03:30", BERLIN));
  }

  @Test
  void theSecondOfTwoEqualWallClockTimesIsSaidInUtc() {
    Event event = event("2030-10-27T02:30:00+01:00", "2030-10-27T03:30:00+01:00");
    assertThat(span(event))
        .isEqualTo(timed("2030-10-27T01:30", "2030-10-27T02:30", ZoneId.of("UTC")));
  }

  @Test
  void anOffsetThatIsNotTheZonesIsOnlyAnInstant() {
    Event event = event("2030-07-01T07:00:00Z", "2030-07-01T07:30:00Z");
    assertThat(span(event)).isEqualTo(timed("2030-07-01T09:00", "2030-07-01T09:30", BERLIN));
  }

  @Test
  void googleIsGivenZonesByNameOnly() {
    Event event =
        EventTranslation.fresh(
            "abcde",
            content(timed("2030-07-01T09:00", "2030-07-01T09:30", ZoneOffset.ofHours(2)), null),
            STAMP);
    assertThat(event.getStart().getTimeZone()).isEqualTo("UTC");
    assertThat(event.getStart().getDateTime().getValue())
        .isEqualTo(DateTime.parseRfc3339("2030-07-01T07:00:00Z").getValue());
  }

  @Test
  void whatWeKnowNothingOfStaysOnAnEditedEvent() {
    Event event =
        event("2030-07-01T07:00:00Z", "2030-07-01T07:30:00Z")
            .setColorId("7")
            .setEtag("\"1\"")
            .setDescription("before");
    RemoteEvent known = EventTranslation.read(event);
    Event edited =
        EventTranslation.edited(
            known, content(timed("2030-07-02T09:00", "2030-07-02T09:30", BERLIN), null), STAMP);
    assertThat(edited.getColorId()).isEqualTo("7");
    assertThat(edited.getDescription()).isEqualTo("Text");
    assertThat(edited.getEtag()).isNull();
    assertThat(edited.getExtendedProperties().getPrivate())
        .containsEntry("calbridge", STAMP.text());
  }

  @Test
  void eventsThatSayThatSomebodyIsAwayAreTold() {
    for (String type : List.of("outOfOffice", "focusTime")) {
      RemoteEvent read =
          EventTranslation.read(
              event("2030-07-01T07:00:00Z", "2030-07-01T07:30:00Z").setEventType(type));
      assertThat(read.absence()).isTrue();
      assertThat(read.contentOrNull()).isNotNull();
    }
    Event plain = event("2030-07-01T07:00:00Z", "2030-07-01T07:30:00Z");
    assertThat(EventTranslation.read(plain).absence()).isFalse();
    assertThat(EventTranslation.read(plain.setEventType("default")).absence()).isFalse();
  }

  @Test
  void whatAnAppointmentCannotBeIsSaidSo() {
    assertThat(
            body(
                event("2030-07-01T07:00:00Z", "2030-07-01T07:30:00Z")
                    .setRecurrence(List.of("RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"))))
        .isEqualTo(new RemoteEvent.Unreadable("recurrence-not-supported"));
    for (String type : List.of("workingLocation", "birthday", "fromGmail", "invented-later")) {
      assertThat(body(event("2030-07-01T07:00:00Z", "2030-07-01T07:30:00Z").setEventType(type)))
          .isEqualTo(new RemoteEvent.Unreadable(RemoteEvent.OTHER_TYPE));
    }
    assertThat(body(event("2030-07-01T07:00:00Z", "2030-07-01T07:00:00Z")))
        .isEqualTo(new RemoteEvent.Unreadable("times-not-supported"));
    assertThat(body(new Event().setId("abcde").setStatus("cancelled")))
        .isEqualTo(new RemoteEvent.Cancelled());
  }

  @Test
  void anOccurrenceIsNamedByTheStartItWouldHaveHad() {
    EntrySpan series = timed("2030-06-24T09:00", "2030-06-24T09:30", BERLIN);
    Event moved =
        event("2030-07-01T10:00:00Z", "2030-07-01T10:30:00Z")
            .setId("abcde_20300701T070000Z")
            .setRecurringEventId("abcde")
            .setOriginalStartTime(moment("2030-07-01T07:00:00Z"));
    RemoteEvent.Occurrence read = (RemoteEvent.Occurrence) body(moved);
    assertThat(read.series()).isEqualTo("abcde");
    assertThat(read.occurrence().at(series)).isEqualTo("2030-07-01T09:00:00");
    assertThat(read.occurrence().content().span())
        .isEqualTo(timed("2030-07-01T12:00", "2030-07-01T12:30", BERLIN));
    assertThat(EventTimes.suffix(series, read.occurrence().at(series)))
        .isEqualTo("20300701T070000Z");

    RemoteEvent.Occurrence gone =
        (RemoteEvent.Occurrence)
            body(
                new Event()
                    .setId("abcde_20300701")
                    .setStatus("cancelled")
                    .setRecurringEventId("abcde")
                    .setOriginalStartTime(
                        new EventDateTime().setDate(DateTime.parseRfc3339("2030-07-01"))));
    assertThat(gone.occurrence().content()).isNull();
    assertThat(
            gone.occurrence()
                .at(
                    new EntrySpan.AllDay(
                        LocalDate.parse("2030-06-24"), LocalDate.parse("2030-06-25"))))
        .isEqualTo("2030-07-01T00:00:00");
  }

  private static void assertComesBack(EntrySpan span, Series recurrence) {
    EventContent content = content(span, recurrence);
    RemoteEvent read = EventTranslation.read(EventTranslation.fresh("abcde", content, STAMP));
    assertThat(read.contentOrNull()).isEqualTo(content);
    assertThat(read.stamp()).isEqualTo(STAMP);
  }

  private static EventContent content(EntrySpan span, Series recurrence) {
    return new EventContent("Sehtest", "Text", "Ort", true, true, span, recurrence);
  }

  private static EntrySpan span(Event event) {
    return EventTranslation.read(event).contentOrNull().span();
  }

  private static RemoteEvent.Body body(Event event) {
    return EventTranslation.read(event).body();
  }

  private static EntrySpan timed(String start, String end, ZoneId zone) {
    return new EntrySpan.Timed(LocalDateTime.parse(start), LocalDateTime.parse(end), zone);
  }

  private static Event event(String start, String end) {
    return new Event()
        .setId("abcde")
        .setStatus("confirmed")
        .setStart(moment(start))
        .setEnd(moment(end));
  }

  private static EventDateTime moment(String rfc3339) {
    return new EventDateTime()
        .setDateTime(DateTime.parseRfc3339(rfc3339))
        .setTimeZone("Europe/Berlin");
  }
}
