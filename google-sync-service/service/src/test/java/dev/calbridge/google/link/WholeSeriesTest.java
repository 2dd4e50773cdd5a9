package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Series;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series are split, copied, deleted and taken out of the bin, through Google's own client. */
class WholeSeriesTest {

  private static final LocalDateTime FIRST = LocalDateTime.of(2030, 2, 4, 9, 0);
  private static final String DAILY = "FREQ=DAILY;COUNT=5";

  private final EmulatedWorld world =
      new EmulatedWorld(
          Duration.ZERO, new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH), new Random(1));

  @AfterEach
  void stop() {
    world.close();
  }

  private static EventContent team(String rule, LocalDateTime... changed) {
    return Contents.at("Team", FIRST)
        .withRecurrence(
            new Series(
                rule,
                List.of(),
                List.of(),
                List.of(changed).stream()
                    .map(at -> new Series.Changed(at, Contents.at("Anders", at.plusHours(2))))
                    .toList()));
  }

  private static EventContent following(int days) {
    return Contents.at("Team", FIRST.plusDays(days))
        .withRecurrence(new Series("FREQ=DAILY;COUNT=" + (5 - days), List.of()));
  }

  /** In Google and in the house, and with nothing left to do. */
  private void both(EventContent... contents) {
    assertThat(world.link.settle()).isTrue();
    assertThat(world.inHouse()).containsExactlyInAnyOrder(contents);
    assertThat(world.inGoogle()).containsExactlyInAnyOrder(contents);
    long before = world.user.journal();
    world.link.turn();
    assertThat(world.user.writes(before, world.calendar)).isZero();
  }

  private UUID entry(String rulePart) {
    return world.link.house.entries().stream()
        .filter(
            entry ->
                EntryTranslation.picture(entry.content()).recurrence() instanceof Series series
                    && series.rule().contains(rulePart))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private JsonNode master() {
    return world.user.events(world.calendar).stream()
        .filter(event -> event.has("recurrence"))
        .findFirst()
        .orElseThrow();
  }

  private static String onDay(String series, int day) {
    return series + "_2030020" + (4 + day) + "T080000Z";
  }

  /** Google refuses a series without occurrences; it must not keep showing the last one. */
  @Test
  void aSeriesWhoseLastOccurrenceIsTakenOutIsGoneAndMayComeBack() {
    try (EmulatedWorld world =
        new EmulatedWorld(
            Duration.ZERO,
            new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH),
            new Random(1))) {
      LocalDateTime at = LocalDateTime.of(2030, 2, 4, 9, 0);
      EventContent series =
          Contents.at("Kurs", at).withRecurrence(new Series("FREQ=DAILY;COUNT=1", List.of()));
      EventContent empty = series.withRecurrence(new Series("FREQ=DAILY;COUNT=1", List.of(at)));
      world.link.create(series);
      assertThat(world.link.settle()).isTrue();
      UUID entry = world.link.house.entries().getFirst().id();
      world.link.house.edit(entry, empty);
      assertThat(world.link.settle()).isTrue();
      assertThat(world.user.events(world.calendar)).isEmpty();
      assertThat(world.link.house.entries()).as("what the house has stays").hasSize(1);

      world.link.house.edit(entry, series);
      assertThat(world.link.settle()).isTrue();
      assertThat(world.inGoogle()).containsExactly(series);
      assertThat(world.link.house.changes).isZero();
    }
  }

  @Test
  void thisAndFollowingInGoogleEndsTheSeriesAndBeginsAnother() {
    world.link.create(team(DAILY, FIRST.plusDays(1), FIRST.plusDays(3)));
    both(team(DAILY, FIRST.plusDays(1), FIRST.plusDays(3)));
    UUID entry = entry(DAILY);
    world.user.split(world.calendar, onDay(master().get("id").asText(), 2), "{}");
    // What was changed from there on goes with the old series, as Google has it.
    both(team("FREQ=DAILY;UNTIL=20300206T075959Z", FIRST.plusDays(1)), following(2));
    assertThat(entry("UNTIL")).isEqualTo(entry);
  }

  @Test
  void thisAndFollowingInTheHouseEndsTheSeriesInGoogleAndBeginsAnother() {
    world.link.create(team(DAILY, FIRST.plusDays(1), FIRST.plusDays(3)));
    both(team(DAILY, FIRST.plusDays(1), FIRST.plusDays(3)));
    String series = master().get("id").asText();
    world.link.house.edit(entry(DAILY), team("FREQ=DAILY;COUNT=2", FIRST.plusDays(1)));
    world.link.create(following(2));
    both(team("FREQ=DAILY;COUNT=2", FIRST.plusDays(1)), following(2));
    assertThat(world.user.events(world.calendar))
        .extracting(event -> event.get("id").asText())
        .contains(series);
  }

  @Test
  void aCopiedSeriesIsAnotherSeries() {
    world.link.create(team(DAILY));
    both(team(DAILY));
    String copy = world.user.copy(world.calendar, master().get("id").asText()).get("id").asText();
    both(team(DAILY), team(DAILY));
    world.user.delete(world.calendar, onDay(copy, 1));
    EventContent shorter =
        Contents.at("Team", FIRST).withRecurrence(new Series(DAILY, List.of(FIRST.plusDays(1))));
    both(team(DAILY), shorter);
    world.user.delete(world.calendar, copy);
    both(team(DAILY));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSeriesOutOfTheBinHasItsChangedOccurrences(boolean announced) {
    world.link.create(team(DAILY));
    both(team(DAILY));
    String series = master().get("id").asText();
    world.user.change(world.calendar, onDay(series, 1), "{\"summary\":\"Anders\"}");
    world.user.delete(world.calendar, onDay(series, 3));
    EventContent changed =
        Contents.at("Team", FIRST)
            .withRecurrence(
                new Series(
                    DAILY,
                    List.of(FIRST.plusDays(3)),
                    List.of(),
                    List.of(
                        new Series.Changed(
                            FIRST.plusDays(1), Contents.at("Anders", FIRST.plusDays(1))))));
    both(changed);
    world.user.delete(world.calendar, series);
    both();
    world.user.restore(world.calendar, series, announced);
    both(changed);
  }

  /** Deleted and restored between two looks. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeletionThatWasTakenBackBeforeAnybodyLookedIsNone(boolean announced) {
    world.link.create(team(DAILY, FIRST.plusDays(1)));
    both(team(DAILY, FIRST.plusDays(1)));
    UUID entry = entry(DAILY);
    String series = master().get("id").asText();
    world.user.delete(world.calendar, series);
    world.user.restore(world.calendar, series, announced);
    both(team(DAILY, FIRST.plusDays(1)));
    assertThat(entry(DAILY)).isEqualTo(entry);
  }
}
