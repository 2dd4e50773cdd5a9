package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.link.EmulatorWalk.Editors;
import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.EventContent;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Google answers late, in pieces, badly or not at all; in the end both sides are alike. {@code
 * -Dcalbridge.seed=N} repeats the walks, {@code -Dcalbridge.emulated=N} makes more of them.
 */
class UnreliableGoogleTest {

  private static final int WALKS = Integer.getInteger("calbridge.emulated", 1);
  private static final LocalDateTime MORNING = LocalDateTime.of(2030, 3, 4, 9, 0);
  private static final LinkSettings SETTINGS =
      new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH);

  private static final String[] TROUBLES = {
    "\"method\":\"events.list\",\"skip\":1,\"status\":410,\"reason\":\"fullSyncRequired\"",
    "\"method\":\"events.list\",\"spoil\":\"gzip\"",
    "\"method\":\"events.list\",\"spoil\":\"repeated\"",
    "\"method\":\"events.list\",\"spoil\":\"truncated\"",
    "\"method\":\"events.insert\",\"drop\":true,\"when\":\"after\"",
    "\"method\":\"events.update\",\"drop\":true,\"when\":\"after\"",
    "\"method\":\"events.delete\",\"status\":503,\"when\":\"after\"",
    "\"path\":\"/calendar/v3/\",\"status\":429,\"reason\":\"rateLimitExceeded\",\"probability\":0.3,\"count\":3"
  };

  @ParameterizedTest
  @EnumSource(Editors.class)
  void bothSidesAreAlikeHoweverPagesAreCutAndAnswersSpoiled(Editors editors) {
    walk(
        "pages",
        editors,
        world -> world.user.cutPages(1, true),
        (world, random) ->
            world.user.disturb("{" + TROUBLES[random.nextInt(TROUBLES.length)] + "}"),
        true);
  }

  @ParameterizedTest
  @EnumSource(Editors.class)
  void bothSidesAreAlikeAlthoughReadsAreBehind(Editors editors) {
    walk(
        "stale",
        editors,
        world -> world.user.readBehind(Duration.ofSeconds(15)),
        (world, random) -> {
          if (random.nextInt(4) == 0) {
            world.user.expireSyncTokens(world.calendar);
          }
        },
        false);
  }

  private interface Trouble {
    void make(EmulatedWorld world, Random random);
  }

  private static void walk(
      String name,
      Editors editors,
      Consumer<EmulatedWorld> always,
      Trouble trouble,
      boolean silent) {
    long seed = Long.getLong("calbridge.seed", System.nanoTime());
    System.out.println("Unreliable Google (" + name + ") with -Dcalbridge.seed=" + seed);
    for (int walk = 0; walk < WALKS; walk++) {
      walk(name + " seed " + (seed + walk) + " ", editors, always, trouble, silent, seed + walk);
    }
  }

  private static void walk(
      String name,
      Editors editors,
      Consumer<EmulatedWorld> always,
      Trouble trouble,
      boolean silent,
      long seed) {
    Random random = new Random(seed);
    try (EmulatedWorld world = new EmulatedWorld(Duration.ZERO, SETTINGS, random)) {
      always.accept(world);
      EmulatorWalk walk =
          new EmulatorWalk(world, editors, random, () -> trouble.make(world, random));
      walk.onlyEditorIsNeverWrittenBack = silent;
      walk.go(
          name + editors + " ",
          60,
          () -> {
            world.user.calm();
            world.pass(Duration.ofMinutes(1));
          });
    }
  }

  /** A list that is behind misses what was just made, and so does asking for it by name. */
  @Test
  void whatIsNotShownYetIsNotTakenForDeleted() {
    try (EmulatedWorld world = new EmulatedWorld(Duration.ZERO, SETTINGS, new Random(1))) {
      world.user.readBehind(Duration.ofSeconds(30));
      world.link.create(Contents.at("Sehtest", MORNING));
      world.link.turn();
      world.user.expireSyncTokens(world.calendar);
      world.link.turn();
      assertThat(world.inHouse()).extracting(EventContent::title).containsExactly("Sehtest");

      // Nor is what was changed in Google, when writing over it fails.
      String event = world.user.events(world.calendar).getFirst().get("id").asText();
      world.user.change(world.calendar, event, "{\"location\":\"Raum 2\"}");
      world.link.house.edit(
          world.link.house.entries().getFirst().id(), Contents.at("Anders", MORNING));
      world.link.hear();
      world.link.turn();
      assertThat(world.inHouse()).extracting(EventContent::title).containsExactly("Anders");

      world.pass(Duration.ofMinutes(1));
      assertThat(world.link.settle()).isTrue();
      world.pass(Duration.ofMinutes(1));
      assertThat(world.inGoogle()).isEqualTo(world.inHouse()).hasSize(1);
      assertThat(world.inHouse().getFirst())
          .returns("Anders", EventContent::title)
          .returns("Raum 2", EventContent::location);
    }
  }

  /** Nor does it come back for a moment. */
  @Test
  void whatTheHouseDeletedStaysDeletedHoweverLongGoogleShowsIt() {
    try (EmulatedWorld world = new EmulatedWorld(Duration.ZERO, SETTINGS, new Random(1))) {
      world.link.create(Contents.at("Sehtest", MORNING));
      world.link.turn();
      String event = world.user.events(world.calendar).getFirst().get("id").asText();
      world.pass(Duration.ofMinutes(1));
      world.user.readBehind(Duration.ofSeconds(30));
      world.link.house.delete(world.link.house.entries().getFirst().id());
      world.link.hear();
      world.link.turn();
      assertThat(world.user.events(world.calendar)).isEmpty();

      world.user.expireSyncTokens(world.calendar);
      world.link.turn();
      world.link.turn();
      assertThat(world.link.house.made).isEmpty();
      world.pass(Duration.ofMinutes(1));
      assertThat(world.link.settle()).isTrue();
      assertThat(world.link.house.made).isEmpty();

      // Somebody who takes it out of the bin means it.
      world.user.restore(world.calendar, event, true);
      world.pass(Duration.ofMinutes(1));
      assertThat(world.link.settle()).isTrue();
      assertThat(world.inHouse()).extracting(EventContent::title).containsExactly("Sehtest");
    }
  }

  @Test
  void whatWasDeletedInGoogleStaysDeletedHoweverLongItIsShown() {
    try (EmulatedWorld world = new EmulatedWorld(Duration.ZERO, SETTINGS, new Random(1))) {
      world.link.create(Contents.at("Sehtest", MORNING));
      world.link.turn();
      String event = world.user.events(world.calendar).getFirst().get("id").asText();
      world.pass(Duration.ofMinutes(1));
      world.user.delete(world.calendar, event);
      world.link.turn();
      world.link.hear();
      assertThat(world.inHouse()).isEmpty();

      world.user.readBehind(Duration.ofSeconds(30));
      world.user.expireSyncTokens(world.calendar);
      world.link.turn();
      assertThat(world.link.house.made).isEmpty();
      assertThat(world.link.settle()).isTrue();
      assertThat(world.inHouse()).isEmpty();
    }
  }

  /** What we have written over comes by once more in a delta that is behind. */
  @Test
  void whatWasWrittenOverIsNoNews() {
    try (EmulatedWorld world = new EmulatedWorld(Duration.ZERO, SETTINGS, new Random(1))) {
      world.link.create(Contents.at("Sehtest", MORNING));
      world.link.turn();
      world.user.readBehind(Duration.ofSeconds(30));
      world.pass(Duration.ofSeconds(20));
      world.link.house.edit(
          world.link.house.entries().getFirst().id(), Contents.at("Anders", MORNING));
      world.link.hear();
      world.link.turn();
      world.pass(Duration.ofSeconds(20));
      world.link.turn();
      assertThat(world.link.house.changes).isZero();
      assertThat(world.inHouse()).extracting(EventContent::title).containsExactly("Anders");
    }
  }
}
