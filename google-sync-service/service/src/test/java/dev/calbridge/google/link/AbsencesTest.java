package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.sync.ConflictPolicy;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events in Google that say that somebody is away. */
class AbsencesTest {

  private static final LocalDateTime START = LocalDateTime.of(2030, 3, 4, 9, 0);

  private static MemoryWorld world(Absences absences) {
    return new MemoryWorld(
        new LinkSettings(ConflictPolicy.KEEP_OURS, Direction.BOTH).withAbsences(absences),
        new Random(1));
  }

  @Test
  void anAbsenceMakesTheResourceUnavailableAndFollowsGoogle() {
    MemoryWorld world = world(Absences.UNAVAILABLE);
    world.google.putAbsence("away1", Contents.at("Out of office", START));
    assertThat(world.settle()).isTrue();
    CalendarEntry entry = world.house.entries().getFirst();
    assertThat(entry.content().busy()).isEqualTo(Busy.OUT_OF_OFFICE);

    world.google.putAbsence("away1", Contents.at("Out of office", START.plusHours(1)));
    assertThat(world.settle()).isTrue();
    assertThat(world.inHouse()).isEqualTo(world.inGoogle());
    assertThat(world.house.entries().getFirst().content().busy()).isEqualTo(Busy.OUT_OF_OFFICE);

    world.google.userChanges(world.google.standing().getFirst(), null);
    assertThat(world.settle()).isTrue();
    assertThat(world.house.entries()).isEmpty();
  }

  @Test
  void anAbsenceIsNeverWrittenInGoogle() {
    MemoryWorld world = world(Absences.UNAVAILABLE);
    world.google.putAbsence("away1", Contents.at("Out of office", START));
    assertThat(world.settle()).isTrue();
    String etag = world.google.standing().getFirst().etag();
    CalendarEntry entry = world.house.entries().getFirst();
    world.house.edit(entry.id(), Contents.at("Urlaub", START.plusHours(3)));
    assertThat(world.settle()).isTrue();
    world.house.delete(entry.id());
    assertThat(world.settle()).isTrue();
    assertThat(world.google.standing()).singleElement().extracting("etag").isEqualTo(etag);
  }

  @Test
  void anAbsenceIsLeftAloneWhereTheLinkIgnoresThem() {
    MemoryWorld world = world(Absences.IGNORE);
    world.google.putAbsence("away1", Contents.at("Out of office", START));
    world.google.put("plain1", Contents.at("Besprechung", START), null);
    assertThat(world.settle()).isTrue();
    assertThat(world.inHouse()).containsExactly(Contents.at("Besprechung", START));
  }
}
