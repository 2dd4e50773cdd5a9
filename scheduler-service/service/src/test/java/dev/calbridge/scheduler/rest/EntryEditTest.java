package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.world.Shop.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.world.Change;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients edit, also what is no longer the newest. */
@QuarkusTest
class EntryEditTest extends EntryChanging {

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
}
