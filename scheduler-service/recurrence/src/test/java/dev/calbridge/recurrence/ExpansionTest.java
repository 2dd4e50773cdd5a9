package dev.calbridge.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpansionTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 23, 9, 0);
  private static final EntrySpan NINE_TO_TEN = at(MONDAY);
  private static final TimeWindow ALWAYS = new TimeWindow(null, null);

  @Test
  void withoutARuleThereIsOne() throws UnusableRule {
    assertThat(Occurrences.within(NINE_TO_TEN, null, ALWAYS, BERLIN, 10))
        .isEqualTo(new Expansion(List.of(new Occurrence(MONDAY, NINE_TO_TEN, null)), false));
  }

  @Test
  void listedDatesStandAmongThoseOfTheRuleAndCountOnce() throws UnusableRule {
    Recurrence recurrence =
        new Recurrence(
            "FREQ=WEEKLY;COUNT=3",
            List.of(MONDAY.plusWeeks(2)),
            List.of(MONDAY.plusDays(3), MONDAY.plusWeeks(1), MONDAY.minusDays(1)),
            List.of());

    assertThat(starts(recurrence, ALWAYS, 10))
        .containsExactly(MONDAY.minusDays(1), MONDAY, MONDAY.plusDays(3), MONDAY.plusWeeks(1));
  }

  @Test
  void anOverrideStandsWhereItWasMovedToAndNotWhereItWas() throws UnusableRule {
    LocalDateTime second = MONDAY.plusWeeks(1);
    Recurrence recurrence = overridden(second, second.plusDays(1));

    Expansion all = Occurrences.within(NINE_TO_TEN, recurrence, ALWAYS, BERLIN, 10);

    assertThat(all.occurrences())
        .extracting(one -> Spans.start(one.span()))
        .containsExactly(MONDAY, second.plusDays(1), MONDAY.plusWeeks(2));
    assertThat(all.occurrences().get(1).id()).isEqualTo(second);
    assertThat(Occurrences.overlap(NINE_TO_TEN, recurrence, day(second), BERLIN)).isFalse();
    assertThat(Occurrences.overlap(NINE_TO_TEN, recurrence, day(second.plusDays(1)), BERLIN))
        .isTrue();
  }

  @Test
  void anOverrideFarOutsideIsFoundAndCountsForTheBounds() throws UnusableRule {
    LocalDateTime far = MONDAY.plusYears(3);
    LocalDateTime early = MONDAY.minusYears(1);

    assertThat(starts(overridden(MONDAY.plusWeeks(1), far), day(far), 10)).containsExactly(far);
    assertThat(
            Occurrences.lastEnd(NINE_TO_TEN, overridden(MONDAY.plusWeeks(1), far), BERLIN)
                .orElseThrow())
        .isEqualTo(far.plusHours(1).atZone(BERLIN).toInstant());
    assertThat(Occurrences.firstStart(NINE_TO_TEN, overridden(MONDAY.plusWeeks(1), early), BERLIN))
        .isEqualTo(early.atZone(BERLIN).toInstant());
  }

  @Test
  void whatIsExcludedIsGoneEvenIfItHasAnOverride() throws UnusableRule {
    LocalDateTime second = MONDAY.plusWeeks(1);
    Recurrence recurrence =
        new Recurrence(
            "FREQ=WEEKLY;COUNT=3",
            List.of(second),
            List.of(),
            overridden(second, second.plusHours(1)).overrides());

    assertThat(starts(recurrence, ALWAYS, 10)).containsExactly(MONDAY, MONDAY.plusWeeks(2));
  }

  @Test
  void anEndlessSeriesIsCutShortAndSaysSo() throws UnusableRule {
    Expansion five =
        Occurrences.within(NINE_TO_TEN, new Recurrence("FREQ=DAILY", List.of()), ALWAYS, BERLIN, 5);

    assertThat(five.occurrences()).hasSize(5);
    assertThat(five.cutShort()).isTrue();
  }

  @Test
  void exactlyAsManyAsAllowedAreNotCutShort() throws UnusableRule {
    Recurrence five = new Recurrence("FREQ=DAILY;COUNT=5", List.of());

    assertThat(Occurrences.within(NINE_TO_TEN, five, ALWAYS, BERLIN, 5).cutShort()).isFalse();
    assertThat(Occurrences.within(NINE_TO_TEN, five, ALWAYS, BERLIN, 4).cutShort()).isTrue();
  }

  @Test
  void anOccurrenceIsKnownByItsStart() throws UnusableRule {
    Recurrence weekly = new Recurrence("FREQ=WEEKLY", List.of(MONDAY.plusWeeks(1)));

    assertThat(Occurrences.has(NINE_TO_TEN, weekly, MONDAY.plusWeeks(200))).isTrue();
    assertThat(Occurrences.has(NINE_TO_TEN, weekly, MONDAY.plusWeeks(1))).isFalse();
    assertThat(Occurrences.has(NINE_TO_TEN, weekly, MONDAY.plusHours(1))).isFalse();
  }

  @Test
  void aRuleThatIsNoneIsSaidToBe() {
    Recurrence none = new Recurrence("FREQ=SOMETIMES", List.of());

    assertThatThrownBy(() -> Occurrences.within(NINE_TO_TEN, none, ALWAYS, BERLIN, 5))
        .isInstanceOf(UnusableRule.class);
  }

  private static List<LocalDateTime> starts(Recurrence recurrence, TimeWindow window, int most)
      throws UnusableRule {
    return Occurrences.within(NINE_TO_TEN, recurrence, window, BERLIN, most).occurrences().stream()
        .map(one -> Spans.start(one.span()))
        .toList();
  }

  /** Three Mondays, of which one takes place at another time. */
  private static Recurrence overridden(LocalDateTime occurrence, LocalDateTime to) {
    EntryContent content =
        new EntryContent("moved", null, List.of(), null, null, Busy.BUSY, at(to), null, List.of());
    return new Recurrence(
        "FREQ=WEEKLY;COUNT=3",
        List.of(),
        List.of(),
        List.of(new EntryOverride(occurrence, content)));
  }

  private static TimeWindow day(LocalDateTime day) {
    Instant midnight = day.toLocalDate().atStartOfDay(BERLIN).toInstant();
    return new TimeWindow(midnight, midnight.plusSeconds(86_400));
  }

  private static EntrySpan at(LocalDateTime start) {
    return new EntrySpan.Timed(start, start.plusHours(1), BERLIN);
  }
}
