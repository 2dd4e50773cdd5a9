package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.link.EmulatorWalk.Editors;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.world.SyncTest;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's clock goes minutes ahead of ours, or behind; nobody must be any the worse for it. */
class ClockSkewTest {

  private static final LocalDateTime MORNING = LocalDateTime.of(2030, 3, 4, 9, 0);

  private static EmulatedWorld world(Duration skew, ConflictPolicy policy) {
    return new EmulatedWorld(skew, new LinkSettings(policy, Direction.BOTH), new Random(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT7M", "-PT7M"})
  void nothingIsLostOrDoubled(Duration skew) {
    long seed = Long.getLong("calbridge.seed", System.nanoTime());
    System.out.println("Skewed walk with -Dcalbridge.seed=" + seed);
    for (Editors editors : Editors.values()) {
      Random random = new Random(seed);
      LinkSettings settings = new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH);
      try (EmulatedWorld world = new EmulatedWorld(skew, settings, random)) {
        new EmulatorWalk(world, editors, random, () -> {})
            .go("seed " + seed + " " + editors + " ", 60, () -> {});
      }
    }
  }

  /** Whoever's clock is ahead would always be "later". */
  @ParameterizedTest
  @CsvSource({
    "PT7M,KEEP_OURS,Haus", "-PT7M,KEEP_OURS,Haus",
    "PT7M,TAKE_THEIRS,Google", "-PT7M,TAKE_THEIRS,Google"
  })
  void aConflictIsDecidedByPolicyWhoeverWasLater(
      Duration skew, ConflictPolicy policy, String winner) {
    try (EmulatedWorld world = world(skew, policy)) {
      world.link.create(Contents.at("Sehtest", MORNING));
      assertThat(world.link.settle()).isTrue();
      world.pass(Duration.ofMinutes(1));
      String event = world.user.event(world.calendar, "Sehtest").orElseThrow().get("id").asText();
      world.user.change(world.calendar, event, "{\"summary\":\"Google\"}");
      world.pass(Duration.ofMinutes(1));
      world.link.house.edit(
          world.link.house.entries().getFirst().id(), Contents.at("Haus", MORNING));
      assertThat(world.link.settle()).isTrue();
      List<EventContent> winning = List.of(Contents.at(winner, MORNING));
      assertThat(world.inHouse()).isEqualTo(winning);
      assertThat(world.inGoogle()).isEqualTo(winning);
    }
  }

  /** The change was made just in time, and read at once. */
  @ParameterizedTest
  @ValueSource(strings = {"PT7M", "PT0S", "-PT7M"})
  void aChangeIsNotTakenForOldBecauseAClockIsSlow(Duration skew) {
    LinkSettings settings =
        new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH).withIgnoreOlderThanDays(1);
    try (EmulatedWorld world = new EmulatedWorld(skew, settings, new Random(1))) {
      world.user.create(world.calendar, "{\"summary\":\"Jung\"," + SyncTest.times(MORNING) + "}");
      world.pass(Duration.ofDays(1).minusSeconds(1));
      assertThat(world.link.settle()).isTrue();
      assertThat(world.inHouse()).extracting(EventContent::title).containsExactly("Jung");

      world.user.create(world.calendar, "{\"summary\":\"Alt\"," + SyncTest.times(MORNING) + "}");
      world.pass(Duration.ofDays(1).plusMinutes(30));
      assertThat(world.link.settle()).isTrue();
      assertThat(world.inHouse()).extracting(EventContent::title).containsExactly("Jung");
    }
  }

  /** Google says when a channel ends by its own clock, and in every answer what that shows. */
  @ParameterizedTest
  @ValueSource(strings = {"PT7M", "-PT7M", "P8D", "-P8D"})
  void aChannelThatGoogleCutsShortEndsWhenGoogleSays(Duration skew) {
    try (EmulatedWorld world = world(skew, ConflictPolicy.KEEP_OURS);
        DatingProxy proxy = world.dated()) {
      Channels.Channel channel =
          world
              .at(proxy)
              .watch(
                  world.access,
                  "a",
                  "secret",
                  URI.create("http://localhost:1/none"),
                  Duration.ofDays(30));
      assertThat(Duration.between(channel.openedAt(), channel.expiresAt()))
          .isEqualTo(Duration.ofDays(7));
    }
  }

  /** Google says when a channel ends by its own clock. */
  @ParameterizedTest
  @ValueSource(strings = {"PT7M", "-PT7M", "P8D", "-P8D"})
  void aChannelLivesAsLongAsItWasAskedFor(Duration skew) {
    try (EmulatedWorld world = world(skew, ConflictPolicy.KEEP_OURS)) {
      Duration week = Duration.ofDays(7);
      Channels.Channel channel =
          world.google.watch(
              world.access, "a", "secret", URI.create("http://localhost:1/none"), week);
      assertThat(Duration.between(channel.openedAt(), channel.expiresAt()))
          .isBetween(week.minusMinutes(10), week);
      world.pass(week.minusMinutes(10));
      assertThat(world.user.channels(world.calendar)).isEqualTo(1);
      world.pass(Duration.ofMinutes(11));
      assertThat(world.user.channels(world.calendar)).isZero();
    }
  }
}
