package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryStatus;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Our own deletions in Google never come back as wishes of somebody there. */
@QuarkusTest
class DeletionTest extends SyncTest {

  @RepeatedTest(5)
  void anAppointmentThatIsCancelledAndConfirmedAtOnceStays() {
    Linked link = link("take-theirs", "both");
    EntryContent content = appointment("Sehtest", TOMORROW_NINE);
    CalendarEntry entry = world.house.create(link.resource(), content);
    inGoogle(link, "Sehtest");
    for (int i = 0; i < 3; i++) {
      world.house.edit(entry.id(), cancelled(content));
      soon().until(() -> world.google.events(link.calendar()).isEmpty());
      world.house.edit(entry.id(), content);
      inGoogle(link, "Sehtest");
    }
    awaitQuiet(link);
    assertThat(world.house.changes(link.resource())).isEmpty();
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  @Test
  void aDeletionWhoseAnswerIsLostIsStillOurs() {
    Linked link = link("take-theirs", "both");
    EntryContent content = appointment("Sehtest", TOMORROW_NINE);
    CalendarEntry entry = world.house.create(link.resource(), content);
    inGoogle(link, "Sehtest");
    awaitQuiet(link);
    // All tries of the call are carried out and none is answered: the turn ends in the dark.
    world.google.disturb(
        "{\"method\":\"events.delete\",\"when\":\"after\",\"drop\":true,\"count\":4}");
    world.house.edit(entry.id(), cancelled(content));
    soon().until(() -> world.google.events(link.calendar()).isEmpty());
    world.house.edit(entry.id(), content);
    inGoogle(link, "Sehtest");
    awaitQuiet(link);
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  private static EntryContent cancelled(EntryContent content) {
    return new EntryContent(
        content.title(),
        content.description(),
        content.categories(),
        content.location(),
        EntryStatus.CANCELLED,
        content.busy(),
        content.span(),
        content.recurrence(),
        content.extras());
  }
}
