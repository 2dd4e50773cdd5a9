package dev.calbridge.gateway.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelfCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Texts ENGLISH = Texts.of("en", null);
  private static final Texts GERMAN = Texts.of(null, "de-DE,de;q=0.9,en;q=0.5");

  @Test
  void aProgramThatWorksIsFine() {
    ProgramCall call = ProgramCall.first("Thunderbird 153", ago(Duration.ofMinutes(3)), 207);

    assertThat(texts(ENGLISH, call))
        .contains("Thunderbird 153 last called 3 minutes ago, all fine.");
    assertThat(texts(GERMAN, call))
        .contains("Thunderbird 153 hat sich zuletzt vor 3 Minuten gemeldet, alles in Ordnung.");
  }

  @Test
  void whatWentWrongTodayIsToldAlsoIfItWorkedAfterwards() {
    ProgramCall call =
        ProgramCall.first("iOS 18.6", ago(Duration.ofHours(2)), 403)
            .next(ago(Duration.ofMinutes(1)), 207);

    assertThat(texts(ENGLISH, call))
        .last()
        .asString()
        .startsWith("iOS 18.6 last called a minute ago. It wanted to change something")
        .contains("(2 hours ago)");
  }

  @Test
  void yesterdaysTroubleAndOrdinaryMissesAreNoFailures() {
    assertThat(
            texts(
                ENGLISH,
                ProgramCall.first("a", ago(Duration.ofDays(2)), 503).next(NOW, 207),
                ProgramCall.first("b", NOW, 404),
                ProgramCall.first("c", NOW, 412)))
        .filteredOn(line -> line.endsWith("all fine."))
        .hasSize(3);
  }

  @Test
  void aWrongPasswordAndNoProgramAtAllAreTold() {
    List<String> lines =
        new SelfCheck(
                List.of(),
                Optional.of(new CallJournal.Rejection("macOS 15.6", ago(Duration.ofDays(1)))),
                NOW)
            .lines(ENGLISH).stream().map(SelfCheck.Line::text).toList();

    assertThat(lines)
        .contains("No calendar program has called with these credentials yet.")
        .contains("macOS 15.6 tried a wrong password a day ago. Enter the password in it again.");
  }

  @Test
  void bothLanguagesSayEverything() {
    assertThat(ENGLISH.all().keySet()).isEqualTo(GERMAN.all().keySet());
    assertThat(Texts.of("fr", "fr").language()).isEqualTo("en");
  }

  private static List<String> texts(Texts texts, ProgramCall... calls) {
    return new SelfCheck(List.of(calls), Optional.empty(), NOW)
        .lines(texts).stream().map(SelfCheck.Line::text).toList();
  }

  private static Instant ago(Duration time) {
    return NOW.minus(time);
  }
}
