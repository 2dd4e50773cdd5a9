package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Removed;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What clients move or delete. */
@QuarkusTest
class EntryRemovalTest extends EntryChanging {

  @Test
  void anEntryMovesWithItsUid() {
    CalendarEntry entry = applied(create(shop.anna, "m@phone", "m.ics", Change.lunch())).entry();
    applied(create(shop.room, "other@phone", "taken.ics", Change.lunch()));
    assertRefused(Reason.NAME_IN_USE, move(entry, shop.room, "taken.ics"));
    assertRefused(Reason.NOT_ALLOWED, move(entry, shop.ben, "x.ics"));
    assertRefused(Reason.UNKNOWN_CALENDAR, move(entry, shop.hidden, "x.ics"));
    CalendarEntry moved = applied(move(entry, shop.room, "n.ics")).entry();
    assertThat(moved.placements())
        .containsExactly(new EntryPlacement(shop.room, "m@phone", "n.ics"));
    assertRefused(Reason.UNKNOWN_ENTRY, move(entry, shop.room, "n.ics"));
    CalendarEntry twin = applied(create(shop.anna, "m@phone", "m.ics", Change.lunch())).entry();
    assertRefused(Reason.UID_IN_USE, move(twin, shop.room, "o.ics"));
  }

  @Test
  void aDeleteMeansWhatTheTenantChose() {
    CalendarEntry entry = booked(shop.appointment());
    Shop.tenant("REFUSE", false);
    assertRefused(Reason.NOT_ALLOWED, delete(shop.anna, entry));
    Shop.tenant("CANCEL", false);
    CalendarEntry cancelled = applied(delete(shop.anna, entry)).entry();
    assertThat(cancelled.content().status()).isEqualTo(EntryStatus.CANCELLED);
    assertThat(applied(delete(shop.anna, cancelled)).changed()).isFalse();
    Shop.tenant("DELETE", false);
    assertThat(delete(shop.anna, cancelled)).isEqualTo(new Removed(entry.id(), 3));
    assertRefused(Reason.UNKNOWN_ENTRY, delete(shop.anna, cancelled));
  }

  @Test
  void unavailabilitiesAreReadOnly() {
    UUID id = Shop.id();
    as("admin")
        .body(
            Map.of(
                "resource",
                shop.anna,
                "span",
                Shop.timed("2026-11-26T09:00:00", "2026-11-26T17:00:00")))
        .put("/api/v1/unavailabilities/" + id)
        .then()
        .statusCode(201);
    EntryChangeOutcome outcome = gateway.send(new EntryChange.Delete(anna, shop.anna, id, 1));
    assertRefused(Reason.READ_ONLY, outcome);
    assertThat(((Refused) outcome).current().content().title()).isEqualTo("Nicht verfügbar");
    assertThat(((Refused) outcome).current().readOnly()).isTrue();
  }
}
