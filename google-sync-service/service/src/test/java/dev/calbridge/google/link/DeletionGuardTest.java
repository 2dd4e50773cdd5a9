package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A calendar that suddenly is empty. */
class DeletionGuardTest {

  private static final LocalDateTime START = LocalDateTime.of(2030, 3, 4, 9, 0);

  private final MemoryWorld world =
      new MemoryWorld(
          new LinkSettings(ConflictPolicy.TAKE_THEIRS, Direction.BOTH),
          new DeletionGuard.Limits(3, 0.3, Duration.ofMinutes(10)),
          new Random(1));

  private void emptied() {
    world.deletions.standing = 10;
    for (int i = 0; i < 10; i++) {
      world.house.create(Contents.at("Termin " + i, START.plusHours(i)));
    }
    assertThat(world.settle()).isTrue();
    assertThat(world.inGoogle()).hasSize(10);
    world.google.standing().forEach(event -> world.google.userChanges(event, null));
    world.settleOnce();
  }

  @Test
  void afterAFewDeletionsTheRestIsHeld() {
    emptied();
    assertThat(world.inHouse()).hasSize(7);
    world.settleOnce();
    assertThat(world.inHouse()).as("trying again changes nothing").hasSize(7);
    assertThat(world.inGoogle()).isEmpty();
  }

  @Test
  void releasedTheyGo() {
    emptied();
    world.deletions.ruling = Deletions.Ruling.RELEASE;
    assertThat(world.settle()).isTrue();
    assertThat(world.inHouse()).isEmpty();
    assertThat(world.inGoogle()).isEmpty();
  }

  @Test
  void revertedTheEventsComeBack() {
    emptied();
    world.deletions.ruling = Deletions.Ruling.REVERT;
    assertThat(world.settle()).isTrue();
    assertThat(world.inHouse()).hasSize(7);
    assertThat(world.inGoogle()).isEqualTo(world.inHouse());
  }
}
