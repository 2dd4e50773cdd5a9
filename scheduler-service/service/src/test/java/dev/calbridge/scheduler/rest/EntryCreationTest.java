package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Removed;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What clients create. */
@QuarkusTest
class EntryCreationTest extends EntryChanging {

  @Test
  void whatAClientCreatesIsBooked() {
    CalendarEntry entry = applied(create(shop.anna, "a@phone", "a.ics", Change.lunch())).entry();

    assertThat(entry.version()).isEqualTo(1);
    assertThat(entry.placements()).hasSize(1);
    assertThat(entry.placements().getFirst().uid()).isEqualTo("a@phone");
    assertThat(entry.placements().getFirst().objectName()).isEqualTo("a.ics");
    assertThat(entry.content().location()).isEqualTo(shop.named("01 Stuttgart"));
    assertThat(entry.reminders()).containsExactly(15);
    as("admin")
        .get("/api/v1/appointments/" + entry.id())
        .then()
        .statusCode(200)
        .body("title", equalTo("Mittagessen"))
        .body("branch", equalTo(shop.stuttgart.toString()));
  }

  @Test
  void theSameUidOrNameIsTakenOncePerCalendar() {
    CalendarEntry entry = applied(create(shop.anna, "a@phone", "a.ics", Change.lunch())).entry();
    assertRefused(Reason.UID_IN_USE, create(shop.anna, "a@phone", "b.ics", Change.lunch()));
    assertRefused(Reason.NAME_IN_USE, create(shop.anna, "b@phone", "a.ics", Change.lunch()));
    assertThat(create(shop.room, "a@phone", "a.ics", Change.lunch())).isInstanceOf(Applied.class);

    assertThat(delete(shop.anna, entry)).isEqualTo(new Removed(entry.id(), 2));
    assertThat(create(shop.anna, "a@phone", "a.ics", Change.lunch())).isInstanceOf(Applied.class);
  }

  @Test
  void aNameMayHoldASlash() {
    CalendarEntry entry =
        applied(create(shop.anna, "a/b@outlook", "a/b.ics", Change.lunch())).entry();
    assertThat(entry.placements().getFirst().objectName()).isEqualTo("a/b.ics");
  }

  @Test
  void onlyTheUsersCalendarsAreOpen() {
    assertRefused(Reason.NOT_ALLOWED, create(shop.ben, "x", "x.ics", Change.lunch()));
    assertRefused(Reason.UNKNOWN_CALENDAR, create(shop.hidden, "x", "x.ics", Change.lunch()));
    assertRefused(Reason.UNKNOWN_CALENDAR, create(UUID.randomUUID(), "x", "x.ics", Change.lunch()));
    ChangeSource ben = Change.caldav(Shop.BEN_USER, shop.esslingen);
    assertRefused(
        Reason.NOT_ALLOWED,
        gateway.send(new EntryChange.Create(ben, shop.room, "x", "x.ics", Change.lunch())));
    ChangeSource link = new ChangeSource(ChangeSource.Kind.GOOGLE, Shop.id(), null, null, null);
    assertThat(gateway.send(new EntryChange.Create(link, shop.ben, "x", "x.ics", Change.lunch())))
        .isInstanceOf(Applied.class);
  }

  @Test
  void anAbsenceInGoogleIsShownAsUnavailableAndAMarkOfAPhoneIsNot() {
    EntryContent lunch = Change.lunch();
    EntryContent away =
        new EntryContent(
            "Urlaub",
            null,
            List.of(),
            null,
            lunch.status(),
            Busy.OUT_OF_OFFICE,
            lunch.span(),
            null,
            List.of());
    ChangeSource link = new ChangeSource(ChangeSource.Kind.GOOGLE, Shop.id(), null, null, null);
    CalendarEntry entry =
        applied(gateway.send(new EntryChange.Create(link, shop.anna, "g", "g.ics", away))).entry();
    assertThat(entry.content().busy()).isEqualTo(Busy.OUT_OF_OFFICE);
    as("admin")
        .get("/api/v1/appointments/" + entry.id())
        .then()
        .statusCode(200)
        .body("shownAsUnavailable", equalTo(true));
    CalendarEntry marked = applied(create(shop.anna, "p@phone", "p.ics", away)).entry();
    assertThat(marked.content().busy()).isEqualTo(Busy.BUSY);
  }

  @Test
  void placesCanBeReadOnly() {
    CalendarEntry entry = applied(create(shop.room, "r", "r.ics", Change.lunch())).entry();
    Shop.tenant("DELETE", true);
    assertRefused(Reason.READ_ONLY, create(shop.room, "s", "s.ics", Change.lunch()));
    assertRefused(Reason.READ_ONLY, delete(shop.room, entry));
    assertThat(create(shop.anna, "t", "t.ics", Change.lunch())).isInstanceOf(Applied.class);
  }

  @Test
  void whatCannotBeAnAppointmentIsRefused() {
    EntryContent never =
        Change.span(
            Change.lunch(),
            new EntrySpan.AllDay(LocalDate.parse("9999-01-01"), LocalDate.parse("9999-01-02")));
    assertRefused(Reason.INVALID, create(shop.anna, "n", "n.ics", never));
    assertRefused(
        Reason.LIMIT,
        create(shop.anna, "n", "n.ics", Change.title(Change.lunch(), "x".repeat(501))));
    String[] many = IntStream.range(0, 200).mapToObj(i -> "X-A:" + i).toArray(String[]::new);
    assertRefused(
        Reason.LIMIT, create(shop.anna, "n", "n.ics", Change.extras(Change.lunch(), many)));
    assertRefused(
        Reason.UNKNOWN_ENTRY,
        gateway.send(new EntryChange.Delete(anna, shop.anna, UUID.randomUUID(), 1)));
  }

  @Test
  void twoCalendarsOfOneEntryHaveUidsOfTheirOwn() {
    Map<String, Object> body = shop.appointment();
    body.put("secondaryResource", shop.room);
    CalendarEntry entry = booked(body);
    assertThat(entry.placements()).hasSize(2).extracting("uid").doesNotHaveDuplicates();
    assertThat(entry.placements().getFirst().uid()).isEqualTo(entry.id() + "@calbridge");
  }
}
