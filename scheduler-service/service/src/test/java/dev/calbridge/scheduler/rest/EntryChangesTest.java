package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.kit.postgres.TenantDatabase;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Removed;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.world.Change;
import dev.calbridge.scheduler.world.Gateway;
import dev.calbridge.scheduler.world.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryChangesTest {

  @Inject Gateway gateway;
  @Inject TenantDatabase database;

  private Shop shop;
  private ChangeSource anna;

  @BeforeEach
  void open() {
    shop = Shop.open();
    anna = Change.caldav(Shop.ANNA_USER, shop.stuttgart);
  }

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
  void whatComesBackUnchangedChangesNothing() {
    CalendarEntry entry = booked(shop.appointment());
    Applied again = applied(update(entry, entry.version(), entry.content()));
    assertThat(again).isEqualTo(new Applied(entry, false));
    assertThat(applied(update(entry, 0, entry.content())).changed()).isFalse();
  }

  @Test
  void anEditArrivesInEachField() {
    CalendarEntry entry = booked(shop.appointment());
    EntryContent shown = entry.content();
    assertThat(shown.description())
        .startsWith("bringt alte Brille mit\n\n[Calbridge]\n")
        .contains("Kunde: Karla Kunde", "Typ: " + shop.named("Sehtest"), "Status: bestätigt");
    EntryContent wanted = Change.title(shown, "Sehtest neu");
    wanted = Change.description(wanted, shown.description().replace("alte", "neue"));
    wanted = Change.location(wanted, "Bei Karla zu Hause");
    wanted = Change.categories(wanted, "Privat", shop.named("anpassung"));
    wanted = Change.status(wanted, EntryStatus.CANCELLED);
    wanted = Change.busy(wanted, Busy.FREE);
    wanted = Change.extras(wanted, "X-FOO:bar");
    wanted =
        Change.span(
            wanted,
            new EntrySpan.AllDay(LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-02")));

    CalendarEntry now = applied(update(entry, entry.version(), wanted)).entry();

    assertThat(now.version()).isEqualTo(entry.version() + 1);
    assertThat(now.content().categories()).containsExactly(shop.named("Anpassung"), "Privat");
    assertThat(now.content().busy()).isEqualTo(Busy.FREE);
    assertThat(now.content().extras()).containsExactly("X-FOO:bar");
    assertThat(now.color()).isEqualTo("#1565C0");
    assertThat(now.content().status()).isEqualTo(EntryStatus.CANCELLED);
    as("admin")
        .get("/api/v1/appointments/" + entry.id())
        .then()
        .body("title", equalTo("Sehtest neu"))
        .body("notes", equalTo("bringt neue Brille mit"))
        .body("place", equalTo("Bei Karla zu Hause"))
        .body("type", equalTo(shop.fitting.toString()))
        .body("span.start", equalTo("2026-12-01"))
        .body("otherCategories", equalTo(List.of("Privat")));

    EntryContent back = Change.location(now.content(), shop.named("01 STUTTGART"));
    CalendarEntry home = applied(update(now, now.version(), back)).entry();
    assertThat(home.content().location()).isEqualTo(shop.named("01 Stuttgart"));
  }

  @Test
  void anEditOfAnOldVersionIsStale() {
    CalendarEntry entry = booked(shop.appointment());
    CalendarEntry newer = applied(update(entry, 1, Change.title(entry.content(), "neuer"))).entry();
    EntryChangeOutcome outcome = update(entry, 1, Change.title(entry.content(), "anders"));
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(Reason.STALE);
    assertThat(((Refused) outcome).current()).isEqualTo(newer);
    assertRefused(Reason.STALE, delete(shop.anna, entry));
  }

  @Test
  void anEditOfAnOldVersionIsJoinedWithWhatOthersChanged() {
    CalendarEntry entry = booked(shop.appointment());
    CalendarEntry newer = applied(update(entry, 1, Change.title(entry.content(), "neuer"))).entry();
    Applied joined =
        applied(update(entry, 1, Change.status(entry.content(), EntryStatus.CANCELLED)));
    assertThat(joined.notices()).containsExactly(EntryChangeOutcome.Notice.MERGED);
    assertThat(joined.entry().version()).isEqualTo(newer.version() + 1);
    assertThat(joined.entry().content().title()).isEqualTo("neuer");
    assertThat(joined.entry().content().status()).isEqualTo(EntryStatus.CANCELLED);
  }

  @Test
  void anOldVersionOfASeriesIsJoinedOccurrenceByOccurrence() {
    LocalDateTime second = LocalDateTime.parse("2026-12-02T12:00:00");
    EntryContent weekly =
        Change.recurrence(Change.lunch(), new Recurrence("FREQ=WEEKLY", List.of()));
    CalendarEntry entry = applied(create(shop.anna, "w", "w.ics", weekly)).entry();
    EntryContent without =
        Change.recurrence(weekly, new Recurrence("FREQ=WEEKLY", List.of(second)));
    EntryContent longer =
        Change.recurrence(
            weekly,
            new Recurrence(
                "FREQ=WEEKLY",
                List.of(),
                List.of(second.plusDays(1)),
                List.of(
                    new EntryOverride(
                        second.plusWeeks(1), Change.title(entry.content(), "länger")))));
    applied(update(entry, 1, without));
    Recurrence joined = applied(update(entry, 1, longer)).entry().content().recurrence();
    assertThat(joined.excluded()).containsExactly(second);
    assertThat(joined.added()).containsExactly(second.plusDays(1));
    assertThat(joined.overrides()).hasSize(1);
    assertThat(joined.overrides().getFirst().content().title()).isEqualTo("länger");
  }

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

  @Test
  void twoCalendarsOfOneEntryHaveUidsOfTheirOwn() {
    Map<String, Object> body = shop.appointment();
    body.put("secondaryResource", shop.room);
    CalendarEntry entry = booked(body);
    assertThat(entry.placements()).hasSize(2).extracting("uid").doesNotHaveDuplicates();
    assertThat(entry.placements().getFirst().uid()).isEqualTo(entry.id() + "@calbridge");
  }

  @Test
  void twentyTriesWithOneKeyHaveOneEffect() throws Exception {
    EntryChange change =
        new EntryChange.Create(anna, shop.anna, "once", "once.ics", Change.lunch());
    String key = UUID.randomUUID().toString();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<EntryChangeOutcome>> answers =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> gateway.send(change, key)))
              .toList();
      EntryChangeOutcome first = answers.getFirst().get();
      assertThat(first).isInstanceOf(Applied.class);
      for (Future<EntryChangeOutcome> answer : answers) {
        assertThat(answer.get()).isEqualTo(first);
      }
    }
    as("admin")
        .queryParams(
            "resource", shop.anna, "from", "2026-11-25T00:00:00Z", "to", "2026-11-26T00:00:00Z")
        .get("/api/v1/appointments")
        .then()
        .body("items.size()", equalTo(1));
  }

  @Test
  void twentyCreatesOfOneUidHaveOneWinner() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      List<Future<EntryChangeOutcome>> answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> create(shop.anna, "race", "race" + i + ".ics", Change.lunch())))
              .toList();
      int applied = 0;
      for (Future<EntryChangeOutcome> answer : answers) {
        if (answer.get() instanceof Applied) {
          applied++;
        } else {
          assertRefused(Reason.UID_IN_USE, answer.get());
        }
      }
      assertThat(applied).isEqualTo(1);
    }
  }

  @Test
  void oldAnswersAreForgotten() {
    String old = "old " + UUID.randomUUID();
    String insert =
        "insert into entry_change_answer (tenant, key, answer, answered_at) values ('%s', '%s', '{}', now() - interval '8 days')"
            .formatted(Shop.TENANT, old);
    database
        .inTransaction(Shop.TENANT, connection -> connection.query(insert).execute())
        .await()
        .indefinitely();
    create(shop.anna, "f", "f.ics", Change.lunch());
    String count = "select count(*) from entry_change_answer where key = '" + old + "'";
    assertThat(
            database
                .inTransaction(Shop.TENANT, connection -> connection.query(count).execute())
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0))
        .isZero();
  }

  @Test
  void aRefusalIsNotRemembered() {
    EntryChange change = new EntryChange.Create(anna, shop.anna, "u", "u.ics", Change.lunch());
    CalendarEntry other = applied(create(shop.anna, "u", "v.ics", Change.lunch())).entry();
    String key = UUID.randomUUID().toString();
    assertRefused(Reason.UID_IN_USE, gateway.send(change, key));
    delete(shop.anna, other);
    assertThat(gateway.send(change, key)).isInstanceOf(Applied.class);
  }

  @Test
  void malformedChangesAreRefusedAndChangeNothing() {
    for (String body :
        List.of(
            "{",
            "null",
            "{}",
            "{\"type\":\"create\"}",
            "{\"type\":\"nonsense\"}",
            "{\"type\":\"update\",\"source\":{\"kind\":\"CALDAV\"},\"resource\":\"x\"}",
            "{\"type\":\"create\",\"source\":{\"kind\":\"CALDAV\",\"id\":\""
                + UUID.randomUUID()
                + "\"},\"resource\":\""
                + shop.anna
                + "\",\"uid\":\"u\",\"objectName\":\"a/b\",\"content\":{}}")) {
      Shop.asGateway()
          .header("Idempotency-Key", "k")
          .body(body)
          .post("/internal/v1/entry-changes")
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    EntryChange change = new EntryChange.Create(anna, shop.anna, "u", "u.ics", Change.lunch());
    gateway
        .post(change, "")
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-missing"));
    gateway.post(change, "k".repeat(201)).then().statusCode(400);
    gateway
        .post(
            new EntryChange.Create(
                anna, shop.anna, "n", "n.ics", Change.location(Change.lunch(), "a\u0000b")),
            "nul")
        .then()
        .statusCode(400);
  }

  private CalendarEntry booked(Map<String, Object> body) {
    Response response = shop.book(body);
    UUID id = UUID.fromString(response.path("id"));
    EntryChangeOutcome outcome =
        gateway.send(
            new EntryChange.Update(anna, shop.anna, id, -1, Change.title(Change.lunch(), "?")));
    return ((Refused) outcome).current();
  }

  private EntryChangeOutcome create(UUID resource, String uid, String name, EntryContent content) {
    return gateway.send(new EntryChange.Create(anna, resource, uid, name, content));
  }

  private EntryChangeOutcome update(CalendarEntry entry, long base, EntryContent content) {
    return gateway.send(new EntryChange.Update(anna, shop.anna, entry.id(), base, content));
  }

  private EntryChangeOutcome move(CalendarEntry entry, UUID target, String name) {
    return gateway.send(
        new EntryChange.Move(anna, shop.anna, entry.id(), entry.version(), target, name));
  }

  private EntryChangeOutcome delete(UUID resource, CalendarEntry entry) {
    return gateway.send(new EntryChange.Delete(anna, resource, entry.id(), entry.version()));
  }

  private static Applied applied(EntryChangeOutcome outcome) {
    assertThat(outcome).isInstanceOf(Applied.class);
    return (Applied) outcome;
  }

  private static void assertRefused(Reason reason, EntryChangeOutcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).isEqualTo(reason);
  }
}
