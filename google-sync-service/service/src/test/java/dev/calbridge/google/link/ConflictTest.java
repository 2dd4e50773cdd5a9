package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Both sides change the same event while the house does not answer. */
@QuarkusTest
class ConflictTest extends SyncTest {

  @Test
  void ourVersionStaysIfThePolicyKeepsOurs() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry = bothEdited(link);
    inGoogle(link, "Haus");
    awaitQuiet(link);
    assertThat(world.house.entry(entry.id()).orElseThrow().content().title()).isEqualTo("Haus");
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  @Test
  void theirVersionWinsIfThePolicyTakesTheirs() {
    Linked link = link("take-theirs", "both");
    CalendarEntry entry = bothEdited(link);
    soon()
        .until(
            () -> world.house.entry(entry.id()).orElseThrow().content().title().equals("Google"));
    awaitQuiet(link);
    inGoogle(link, "Google");
    assertThat(world.google.events(link.calendar())).hasSize(1);
    assertThat(status(link).<Integer>path("conflicts")).isPositive();
    assertThat(status(link).<String>path("lastConflict")).isNotNull();
  }

  @Test
  void anEditMeetsADeletion() {
    Linked link = link("take-theirs", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);
    world.house.away(true);
    world.google.change(link.calendar(), event, "{\"summary\":\"Google\"}");
    long before = world.google.journal();
    soon().until(() -> world.google.requests("events.list", before, link.calendar()) >= 1);
    world.house.delete(entry.id());
    world.house.away(false);
    soon().until(() -> world.house.entriesOf(link.resource()).size() == 1);
    awaitQuiet(link);
    assertThat(world.house.entriesOf(link.resource()).getFirst().content().title())
        .isEqualTo("Google");
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  private CalendarEntry bothEdited(Linked link) {
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);
    world.house.away(true);
    world.google.change(link.calendar(), event, "{\"summary\":\"Google\"}");
    soon().until(() -> status(link).<Integer>path("pending") > 0);
    world.house.edit(entry.id(), appointment("Haus", TOMORROW_NINE));
    world.house.away(false);
    return entry;
  }
}
