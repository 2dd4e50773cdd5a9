package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.googleapi.Budget;
import dev.calbridge.google.googleapi.Clients;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.world.GoogleUser;
import dev.calbridge.google.world.SyncWorld;
import dev.calbridge.platform.testkit.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A calendar with ten thousand appointments is linked while Google counts every request. Half an
 * hour passes in seconds: whoever would wait puts the one clock forward that all go by.
 */
class FirstLinkTest {

  private static final int APPOINTMENTS = 10_000;
  private static final int REFUSALS = 40;
  private static final String OTHER = "ben@example.com";

  /** All within one summer time: none falls into the hour that is left out in spring. */
  private static final LocalDateTime START = LocalDateTime.of(2030, 5, 6, 9, 0);

  private final MovableClock clock = MovableClock.at("2030-01-07T12:00:00Z");
  private final Random random = new Random(1);
  private final Map<Integer, Integer> answers = new HashMap<>();
  private final List<Long> waiting = new ArrayList<>();
  private final List<Duration> neighboursWaited = new ArrayList<>();
  private SyncWorld world;
  private GoogleCalendars google;
  private EmulatedLink big;
  private List<EmulatedLink> neighbours;
  private Instant nextMinute;
  private long journal;
  private int minutes;
  private boolean busy;

  @BeforeEach
  void prepare() throws IOException {
    world = new SyncWorld(options -> options.on(clock, random).withAccount(OTHER));
    google =
        Clients.at(
            world.googleUri(),
            new DirectTokens(world.grants),
            new Budget.Limits(540, 9_000, 900_000),
            clock,
            this::pass,
            random);
    UUID grant = world.grants.consent(GoogleUser.EMAIL);
    big = link(1, "optik-himmel", grant, world.google.newCalendar("Voll"));
    big.pairs.backfilling = true;
    neighbours =
        List.of(
            link(2, "optik-himmel", grant, world.google.newCalendar("Nebenan")),
            link(
                3,
                "hoergut",
                world.grants.consent(OTHER),
                world.google.newCalendar(OTHER, "Woanders")));
    nextMinute = clock.instant().plusSeconds(60);
  }

  private EmulatedLink link(int number, String tenant, UUID grant, String calendar) {
    return new EmulatedLink(
        number,
        new CalendarAccess(tenant, grant, calendar),
        new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH),
        new DeletionGuard.Limits(5, 0.3, Duration.ofMinutes(10)),
        google,
        clock,
        random);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void allArriveOnceAndNobodyElseIsStarved() {
    for (int i = 0; i < APPOINTMENTS; i++) {
      big.create(Contents.at("Termin " + i, START.plusMinutes(15L * i)));
    }
    journal = world.google.journal();
    for (String refusal : List.of("403", "429")) {
      world.google.disturb(
          """
          {"method":"events.insert","status":%s,"reason":"rateLimitExceeded",
           "probability":0.02,"count":%d}
          """
              .formatted(refusal, REFUSALS));
    }
    Instant began = clock.instant();
    while (!big.pairs.quiet()) {
      big.turn();
      pass(Duration.ofSeconds(1));
    }
    Duration took = Duration.between(began, clock.instant());

    List<JsonNode> events = world.google.events(big.link.calendarId());
    assertThat(events.stream().map(event -> event.get("summary").asText()).distinct())
        .as("each of them")
        .hasSize(APPOINTMENTS);
    assertThat(events).as("and none twice").hasSize(APPOINTMENTS);
    noteAnswers();
    assertThat(answers.get(403))
        .as("refused as told, never for going too fast")
        .isEqualTo(REFUSALS);
    assertThat(answers.get(429)).isEqualTo(REFUSALS);
    assertThat(took)
        .as("as fast as Google allows to one account")
        .isBetween(Duration.ofMinutes(APPOINTMENTS / 600), Duration.ofMinutes(APPOINTMENTS / 300));
    assertThat(waiting)
        .as("progress is seen")
        .hasSizeGreaterThan(10)
        .isSortedAccordingTo((one, other) -> Long.compare(other, one))
        .doesNotHaveDuplicates();
    assertThat(neighboursWaited)
        .hasSize(2 * minutes)
        .allSatisfy(waited -> assertThat(waited).isLessThan(Duration.ofSeconds(10)));

    int before = answers.values().stream().mapToInt(Integer::intValue).sum();
    big.turn();
    noteAnswers();
    assertThat(answers.values().stream().mapToInt(Integer::intValue).sum() - before)
        .as("a second run only reads")
        .isLessThanOrEqualTo(APPOINTMENTS / 2_500 + 1);
  }

  /** Time passes. Every minute somebody books something at the neighbours'. */
  private void pass(Duration time) {
    clock.pass(time);
    if (busy || clock.instant().isBefore(nextMinute)) {
      return;
    }
    busy = true;
    nextMinute = clock.instant().plusSeconds(60);
    minutes++;
    waiting.add(big.pairs.waiting(big.link).pending());
    noteAnswers();
    for (EmulatedLink neighbour : neighbours) {
      String title = "Nachbar " + minutes;
      Instant booked = clock.instant();
      neighbour.create(Contents.at(title, START.plusHours(minutes)));
      neighbour.turn();
      assertThat(world.google.event(neighbour.link.calendarId(), title)).isPresent();
      neighboursWaited.add(Duration.between(booked, clock.instant()));
    }
    busy = false;
  }

  /** Google's journal forgets; each minute's answers are counted while they are there. */
  private void noteAnswers() {
    for (JsonNode request : world.google.requests(journal)) {
      journal = request.get("number").asLong();
      answers.merge(request.get("status").asInt(), 1, Integer::sum);
    }
  }
}
