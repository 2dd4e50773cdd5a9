package dev.calbridge.google.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventContentTest {

  private static final LocalDateTime NINE = LocalDateTime.of(2030, 3, 4, 9, 0);
  private static final EntrySpan MORNING =
      new EntrySpan.Timed(NINE, NINE.plusHours(1), Contents.BERLIN);

  @Test
  void theSameInOtherWordsIsEqualAndHashesAlike() {
    EventContent one =
        content("a\r\nb", " ", new Series("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", List.of()));
    EventContent other = content("a\nb", null, new Series("byday=mo;freq=weekly", List.of()));
    assertThat(one).isEqualTo(other);
    assertThat(ContentHash.of(one)).isEqualTo(ContentHash.of(other)).hasSize(32);
  }

  @Test
  void neighbouringFieldsDoNotRunTogetherInTheHash() {
    assertThat(ContentHash.of(content("ab", "c", null)))
        .isNotEqualTo(ContentHash.of(content("a", "bc", null)));
  }

  @Test
  void anEditKeepsWhatGoogleCannotSay() {
    EntryContent entry =
        new EntryContent(
            "Sehtest",
            "alt",
            List.of("Beratung", "privat"),
            null,
            null,
            Busy.OUT_OF_OFFICE,
            MORNING,
            null,
            List.of("X-FOO:bar"));
    EventContent moved =
        new EventContent(
            "Sehtest",
            "alt",
            "Filiale 2",
            false,
            false,
            new EntrySpan.Timed(NINE.plusDays(1), NINE.plusDays(1).plusHours(1), Contents.BERLIN),
            null);
    assertThat(EntryTranslation.edited(entry, moved))
        .isEqualTo(
            new EntryContent(
                "Sehtest",
                "alt",
                List.of("Beratung", "privat"),
                "Filiale 2",
                null,
                Busy.OUT_OF_OFFICE,
                moved.span(),
                null,
                List.of("X-FOO:bar")));
  }

  @Test
  void aTentativeEventBecomesATentativeEntry() {
    EventContent event = new EventContent("x", null, null, true, true, MORNING, null);
    EntryContent entry = EntryTranslation.fresh(event);
    assertThat(entry.status()).isEqualTo(EntryStatus.TENTATIVE);
    assertThat(entry.busy()).isEqualTo(Busy.FREE);
    assertThat(EntryTranslation.picture(entry)).isEqualTo(event);
  }

  @Test
  void anEventIsUpcomingUntilItsEnd() {
    EventContent event = content("x", null, null);
    assertThat(Upcoming.at(event, Instant.parse("2030-03-04T09:00:00Z"))).isTrue();
    assertThat(Upcoming.at(event, Instant.parse("2030-03-04T09:00:01Z"))).isFalse();
  }

  @Test
  void aWholeDayIsUpcomingUntilItIsOverEverywhere() {
    LocalDate day = LocalDate.of(2030, 3, 4);
    EventContent event =
        new EventContent(
            "x", null, null, false, false, new EntrySpan.AllDay(day, day.plusDays(1)), null);
    assertThat(Upcoming.at(event, Instant.parse("2030-03-05T11:59:00Z"))).isTrue();
    assertThat(Upcoming.at(event, Instant.parse("2030-03-05T12:01:00Z"))).isFalse();
  }

  @Test
  void aSeriesIsUpcomingAsLongAsOneOccurrenceIs() {
    Instant later = Instant.parse("2031-01-01T00:00:00Z");
    assertThat(Upcoming.at(series("FREQ=WEEKLY"), later)).isTrue();
    assertThat(Upcoming.at(series("FREQ=WEEKLY;COUNT=3"), later)).isFalse();
    assertThat(Upcoming.at(series("FREQ=WEEKLY;COUNT=60"), later)).isTrue();
    assertThat(Upcoming.at(series("FREQ=WEEKLY;UNTIL=20300601T080000Z"), later)).isFalse();
    assertThat(Upcoming.at(series("FREQ=WEEKLY;UNTIL=20310601T080000Z"), later)).isTrue();
  }

  private static EventContent series(String rule) {
    return content("x", null, new Series(rule, List.of()));
  }

  private static EventContent content(String title, String description, Series recurrence) {
    return new EventContent(title, description, null, false, false, MORNING, recurrence);
  }
}
