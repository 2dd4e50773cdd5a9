package dev.calbridge.scheduler.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Gateway;
import dev.calbridge.scheduler.world.Shop;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Anna changes entries in a shop of the test's own, as a gateway sends it. */
abstract class EntryChanging {

  @Inject Gateway gateway;

  Shop shop;
  ChangeSource anna;

  @BeforeEach
  void open() {
    shop = Shop.open();
    anna = Change.caldav(Shop.ANNA_USER, shop.stuttgart);
  }

  /** The entry of an appointment that is booked by hand, as a gateway is told of it. */
  CalendarEntry booked(Map<String, Object> body) {
    Response response = shop.book(body);
    UUID id = UUID.fromString(response.path("id"));
    EntryChangeOutcome outcome =
        gateway.send(
            new EntryChange.Update(anna, shop.anna, id, -1, Change.title(Change.lunch(), "?")));
    return ((Refused) outcome).current();
  }

  EntryChangeOutcome create(UUID resource, String uid, String name, EntryContent content) {
    return gateway.send(new EntryChange.Create(anna, resource, uid, name, content));
  }

  EntryChangeOutcome update(CalendarEntry entry, long base, EntryContent content) {
    return gateway.send(new EntryChange.Update(anna, shop.anna, entry.id(), base, content));
  }

  EntryChangeOutcome move(CalendarEntry entry, UUID target, String name) {
    return gateway.send(
        new EntryChange.Move(anna, shop.anna, entry.id(), entry.version(), target, name));
  }

  EntryChangeOutcome delete(UUID resource, CalendarEntry entry) {
    return gateway.send(new EntryChange.Delete(anna, resource, entry.id(), entry.version()));
  }

  static Applied applied(EntryChangeOutcome outcome) {
    assertThat(outcome).isInstanceOf(Applied.class);
    return (Applied) outcome;
  }

  static void assertRefused(Reason reason, EntryChangeOutcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(reason);
  }
}
