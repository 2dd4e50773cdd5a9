package dev.calbridge.google.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.sync.FieldMapping.Title;
import dev.calbridge.google.sync.FieldMapping.Visibility;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.DiscreetText;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryKind;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretionTest {

  private static final LocalDateTime START = LocalDateTime.of(2030, 3, 4, 9, 0);
  private static final Discretion NO_CUSTOMER = new Discretion(Privacy.NO_CUSTOMER_DATA, "Belegt");
  private static final Discretion BUSY = new Discretion(Privacy.BUSY_ONLY, "Belegt");

  @Test
  void everythingIsEverything() {
    assertThat(Discretion.NONE.picture(entry()))
        .isEqualTo(EntryTranslation.picture(entry().content()));
  }

  @Test
  void whereCustomersStayInTheHouseTheDiscreetTextsAreShown() {
    EventContent shown = NO_CUSTOMER.picture(entry());
    assertThat(shown.title()).isEqualTo("Sehtest");
    assertThat(shown.toString()).doesNotContain("Muster");
    assertThat(shown.recurrence().changed().getFirst().content().title())
        .isEqualTo("Sehtest, später");
  }

  @Test
  void whereOnlyTimesAreSeenNoWordIsShown() {
    EventContent shown = BUSY.picture(entry());
    assertThat(shown.title()).isEqualTo("Belegt");
    assertThat(shown.description()).isNull();
    assertThat(shown.toString()).doesNotContain("Muster", "Sehtest", "Stuttgart");
    assertThat(shown.recurrence().changed()).hasSize(1);
  }

  @Test
  void whatComesBackKeepsWhatWasHiddenAndTakesTheRest() {
    EventContent shown = NO_CUSTOMER.picture(entry());
    EventContent moved =
        new EventContent(
            "Umbenannt",
            "Text aus Google",
            "02 Ulm",
            shown.tentative(),
            true,
            new EntrySpan.Timed(START.plusHours(1), START.plusHours(2), Contents.BERLIN),
            shown.recurrence());
    EntryContent back =
        EntryTranslation.edited(entry().content(), NO_CUSTOMER.unmasked(entry(), moved));
    assertThat(back.title()).isEqualTo("Sehtest Frau Muster");
    assertThat(back.description()).isEqualTo("Frau Muster");
    assertThat(back.location()).as("was never hidden").isEqualTo("02 Ulm");
    assertThat(back.busy()).isEqualTo(Busy.FREE);
    assertThat(back.span())
        .isEqualTo(new EntrySpan.Timed(START.plusHours(1), START.plusHours(2), Contents.BERLIN));
    assertThat(back.recurrence()).isEqualTo(entry().content().recurrence());
  }

  @Test
  void anOccurrenceChangedInGoogleGetsTheSeriesOwnWords() {
    EventContent shown = BUSY.picture(entry());
    Series series = shown.recurrence();
    LocalDateTime third = START.plusDays(2);
    EventContent moved =
        shown.withRecurrence(
            new Series(
                series.rule(),
                List.of(),
                List.of(),
                List.of(
                    series.changed().getFirst(),
                    new Series.Changed(third, Contents.at("Belegt", third.plusHours(3))))));
    Recurrence back =
        EntryTranslation.edited(entry().content(), BUSY.unmasked(entry(), moved)).recurrence();
    assertThat(back.overrides()).hasSize(2);
    assertThat(back.overrides().getFirst())
        .isEqualTo(entry().content().recurrence().overrides().getFirst());
    assertThat(back.overrides().getLast().content().title()).isEqualTo("Sehtest Frau Muster");
  }

  @ParameterizedTest
  @CsvSource({
    "EVERYTHING,       FULL,     true,  true,  Sehtest Frau Muster, Frau Muster, 01 Stuttgart",
    "EVERYTHING,       FULL,     false, true,  Sehtest Frau Muster, ,            01 Stuttgart",
    "EVERYTHING,       FULL,     true,  false, Sehtest Frau Muster, Frau Muster, ",
    "EVERYTHING,       INITIALS, true,  true,  Sehtest F. M.,       ,            01 Stuttgart",
    "EVERYTHING,       BUSY,     true,  true,  Belegt,              ,            01 Stuttgart",
    "NO_CUSTOMER_DATA, FULL,     true,  true,  Sehtest,             ,            01 Stuttgart",
    "NO_CUSTOMER_DATA, INITIALS, true,  false, Sehtest,             ,            ",
    "NO_CUSTOMER_DATA, BUSY,     true,  true,  Belegt,              ,            01 Stuttgart",
    "BUSY_ONLY,        FULL,     true,  true,  Belegt,              ,            ",
    "BUSY_ONLY,        INITIALS, true,  true,  Belegt,              ,            ",
  })
  void theTenantsMappingAndTheLinksLevelShowNoMoreThanEither(
      Privacy privacy,
      Title title,
      boolean description,
      boolean location,
      String shownTitle,
      String shownDescription,
      String shownLocation) {
    for (Visibility visibility : Visibility.values()) {
      Discretion discretion =
          new Discretion(
              privacy, new FieldMapping(title, description, location, visibility), "Belegt");
      EventContent shown = discretion.picture(entry());
      assertThat(shown.title()).isEqualTo(shownTitle);
      assertThat(shown.description()).isEqualTo(shownDescription);
      assertThat(shown.location()).isEqualTo(shownLocation);
      assertThat(shown.secret()).isEqualTo(visibility == Visibility.PRIVATE);
      assertThat(shown.recurrence().changed())
          .as("its occurrence too")
          .allMatch(one -> one.content().secret() == shown.secret())
          .allMatch(one -> one.content().title().startsWith(shownTitle))
          .allMatch(one -> Objects.equals(one.content().location(), shownLocation));

      // Whatever is hidden comes back as it is in the house, unchanged or written over.
      assertThat(EntryTranslation.edited(entry().content(), discretion.unmasked(entry(), shown)))
          .isEqualTo(entry().content());
      EventContent over = shown.withTexts("Anders", "Anders", "Anders").withSecret(false);
      EntryContent back =
          EntryTranslation.edited(entry().content(), discretion.unmasked(entry(), over));
      assertThat(back.title())
          .isEqualTo(shownTitle.equals("Sehtest Frau Muster") ? "Anders" : "Sehtest Frau Muster");
      assertThat(back.description()).isEqualTo(shownDescription == null ? "Frau Muster" : "Anders");
      assertThat(back.location()).isEqualTo(shownLocation == null ? "01 Stuttgart" : "Anders");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sehtest Frau Muster, Sehtest, Sehtest F. M.",
    "Frau Muster, Beratung, F. M.",
    "'Muster, Erika (0711-12345): Sehtest', Sehtest, M. E. Sehtest",
    "Anprobe mit Anprobe, Anprobe mit, Anprobe mit A.",
    "élan vital, Termin, É. V.",
    "0711 12345, Termin, ''",
  })
  void ofCustomersOnlyTheFirstLettersAreLeft(String title, String discreet, String initials) {
    assertThat(Initials.in(title, discreet)).isEqualTo(initials);
  }

  private static CalendarEntry entry() {
    LocalDateTime second = START.plusDays(1);
    EntryContent content =
        content(
            "Sehtest Frau Muster",
            START,
            new Recurrence(
                "FREQ=DAILY;COUNT=5",
                List.of(),
                List.of(),
                List.of(
                    new EntryOverride(
                        second,
                        content("Sehtest Frau Muster, später", second.plusHours(2), null)))));
    return new CalendarEntry(
        "optik-himmel",
        new UUID(1, 1),
        EntryKind.APPOINTMENT,
        1,
        List.of(new EntryPlacement(new UUID(2, 2), "u", "u.ics")),
        content,
        null,
        List.of(),
        false,
        Instant.EPOCH,
        Instant.EPOCH,
        new DiscreetText(
            "Sehtest",
            null,
            "01 Stuttgart",
            List.of(
                new DiscreetText.OfOccurrence(second, "Sehtest, später", null, "01 Stuttgart"))));
  }

  private static EntryContent content(String title, LocalDateTime start, Recurrence recurrence) {
    return new EntryContent(
        title,
        "Frau Muster",
        List.of("Beratung"),
        "01 Stuttgart",
        EntryStatus.CONFIRMED,
        Busy.BUSY,
        new EntrySpan.Timed(start, start.plusMinutes(30), Contents.BERLIN),
        recurrence,
        List.of("X-OWN:kept"));
  }
}
