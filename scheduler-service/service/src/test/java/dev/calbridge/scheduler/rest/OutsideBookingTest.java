package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Notice;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Gateway;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What calendar programs send is judged by the rules of the appointment book. */
@QuarkusTest
class OutsideBookingTest {

  @Inject Gateway gateway;

  private Shop shop;
  private ChangeSource anna;

  @BeforeEach
  void open() {
    shop = Shop.open();
    anna = Change.caldav(Shop.ANNA_USER, shop.stuttgart);
    Shop.settings(Map.of("overbooking", false));
  }

  @AfterEach
  void usualSettings() {
    Shop.tenant("DELETE", false);
  }

  @Test
  void aTakenSlotIsRefused() {
    Applied first = applied(create(lunch("12:00", "13:00")));
    assertRefused(create(lunch("12:30", "13:30")));
    Applied later = applied(create(lunch("13:00", "14:00")));
    assertRefused(update(later, lunch("12:45", "14:00")));
    assertThat(applied(update(later, lunch("13:10", "14:00"))).changed()).isTrue();
    assertThat(applied(update(first, Change.title(lunch("12:00", "13:00"), "Kantine"))).notices())
        .isEmpty();
  }

  @Test
  void ofTwentyAtOnceOneGetsTheSlot() throws Exception {
    List<Callable<EntryChangeOutcome>> changes =
        IntStream.range(0, 20)
            .<Callable<EntryChangeOutcome>>mapToObj(i -> () -> create(lunch("12:00", "13:00")))
            .toList();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(clients.invokeAll(changes).stream().map(done -> done.resultNow()))
          .filteredOn(Applied.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void overbookingAndUnavailabilityAreToldWhereTheyAreAllowed() {
    Shop.settings(Map.of("overbooking", true));
    as("admin")
        .body(
            Map.of(
                "resource",
                shop.anna,
                "span",
                Shop.timed("2026-11-25T12:00:00", "2026-11-25T12:15:00")))
        .post("/api/v1/unavailabilities")
        .then()
        .statusCode(201);
    assertThat(applied(create(lunch("12:00", "13:00"))).notices())
        .containsExactly(Notice.WHILE_UNAVAILABLE);
    assertThat(applied(create(lunch("12:30", "13:30"))).notices())
        .containsExactly(Notice.OVERBOOKED);
  }

  private EntryChangeOutcome create(EntryContent content) {
    String name = UUID.randomUUID().toString();
    return gateway.send(
        new EntryChange.Create(anna, shop.anna, name + "@phone", name + ".ics", content));
  }

  private EntryChangeOutcome update(Applied before, EntryContent content) {
    return gateway.send(
        new EntryChange.Update(
            anna, shop.anna, before.entry().id(), before.entry().version(), content));
  }

  private static EntryContent lunch(String start, String end) {
    return Change.span(
        Change.lunch(),
        new EntrySpan.Timed(
            LocalDateTime.parse("2026-11-25T" + start),
            LocalDateTime.parse("2026-11-25T" + end),
            Change.BERLIN));
  }

  private static Applied applied(EntryChangeOutcome outcome) {
    assertThat(outcome).isInstanceOf(Applied.class);
    return (Applied) outcome;
  }

  private static void assertRefused(EntryChangeOutcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(Reason.SLOT_TAKEN);
  }
}
