package dev.calbridge.scheduler.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Applied;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Notice;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Refused;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import dev.calbridge.scheduler.tenant.OutsideDelete;
import dev.calbridge.scheduler.world.Change;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EntryChangeDecisionTest {

  private static final ChangeSource ANNA =
      new ChangeSource(ChangeSource.Kind.CALDAV, new UUID(9, 9), "anna", Book.STUTTGART, null);
  private static final EntryContent SHOWN =
      EntryPicture.content(
          Book.appointment(), Book.facts(Book.appointment(), OutsideDelete.DELETE).known());

  static Stream<Arguments> edits() {
    return Stream.of(
        edit("title", c -> Change.title(c, "neu"), Appointment::title, "neu"),
        edit("notes", c -> Change.description(c, "neu"), Appointment::notes, "neu"),
        edit("no notes", c -> Change.description(c, null), Appointment::notes, null),
        edit(
            "block deleted only",
            c -> Change.description(c, "Brille"),
            Appointment::notes,
            "Brille"),
        edit("place", c -> Change.location(c, "Café"), Appointment::place, "Café"),
        edit(
            "own branch by name",
            c -> Change.location(c, "01 STUTTGART "),
            Appointment::branch,
            Book.STUTTGART),
        edit(
            "own branch is no place",
            c -> Change.location(c, "01 STUTTGART "),
            Appointment::place,
            null),
        edit(
            "foreign branch is a place",
            c -> Change.location(c, "02 Esslingen"),
            Appointment::place,
            "02 Esslingen"),
        edit(
            "foreign branch leaves the branch",
            c -> Change.location(c, "02 Esslingen"),
            Appointment::branch,
            Book.STUTTGART),
        edit("no location", c -> Change.location(c, null), Appointment::branch, Book.STUTTGART),
        edit(
            "another type",
            c -> Change.categories(c, "x", "anpassung"),
            Appointment::type,
            Book.FITTING),
        edit(
            "others beside it",
            c -> Change.categories(c, "x", "anpassung"),
            Appointment::otherCategories,
            List.of("x")),
        edit(
            "two types",
            c -> Change.categories(c, "Anpassung", "Sehtest"),
            Appointment::otherCategories,
            List.of("Sehtest")),
        edit(
            "no category leaves the type",
            c -> Change.categories(c),
            Appointment::type,
            Book.EYE_TEST),
        edit(
            "unknown category leaves the type",
            c -> Change.categories(c, "y"),
            Appointment::type,
            Book.EYE_TEST),
        edit(
            "no status leaves it",
            c -> Change.status(c, null),
            Appointment::status,
            Book.CONFIRMED),
        edit(
            "cancelled",
            c -> Change.status(c, EntryStatus.CANCELLED),
            Appointment::status,
            Book.CANCELLED),
        edit(
            "unmapped status leaves it",
            c -> Change.status(c, EntryStatus.TENTATIVE),
            Appointment::status,
            Book.CONFIRMED),
        edit("extras", c -> Change.extras(c, "X-B:2"), Appointment::extras, List.of("X-B:2")));
  }

  private static Arguments edit(
      String name,
      UnaryOperator<EntryContent> edit,
      Function<Appointment, Object> field,
      Object expected) {
    return Arguments.of(name, edit, field, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void anEditComesBack(
      String name,
      UnaryOperator<EntryContent> edit,
      Function<Appointment, Object> field,
      Object expected) {
    // Another title, so that there is something to save in every row.
    EntryContent wanted = edit.apply(Change.title(SHOWN, "anders"));
    Decision<EntryChangeOutcome> decision = decide(OutsideDelete.DELETE, update(3, wanted));
    assertThat(decision).isInstanceOf(Decision.Save.class);
    Decision.Save<EntryChangeOutcome> save = (Decision.Save<EntryChangeOutcome>) decision;
    assertThat(field.apply(save.next().value())).isEqualTo(expected);
    assertThat(save.next().version()).isEqualTo(4);
    assertThat(save.placements()).isEqualTo(Book.placements());
    assertThat(save.next().value().customer()).isEqualTo(Book.KARLA);
  }

  @Test
  void whatIsShownSaysNothingNewWhateverTheBaseVersion() {
    for (long base : new long[] {0, 2, 3, 4}) {
      Decision<EntryChangeOutcome> decision = decide(OutsideDelete.DELETE, update(base, SHOWN));
      assertThat(decision).isInstanceOf(Decision.Leave.class);
      assertThat(((Applied) decision.answer()).changed()).isFalse();
    }
  }

  @Test
  void whateverIsAppliedIsANoOpTheSecondTime() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Arguments> edits = edits().toList();
    for (int round = 0; round < 500; round++) {
      EntryContent wanted = SHOWN;
      for (int i = random.nextInt(6); i >= 0; i--) {
        @SuppressWarnings("unchecked")
        UnaryOperator<EntryContent> edit =
            (UnaryOperator<EntryContent>) edits.get(random.nextInt(edits.size())).get()[1];
        wanted = edit.apply(wanted);
      }
      Decision<EntryChangeOutcome> first = decide(OutsideDelete.DELETE, update(3, wanted));
      if (first instanceof Decision.Save<EntryChangeOutcome> save) {
        Facts after = Book.facts(save.next().value(), OutsideDelete.DELETE);
        EntryContent shown = ((Applied) save.answer()).entry().content();
        Decision<EntryChangeOutcome> second =
            new EntryChangeDecision(after, UUID::randomUUID)
                .decide(Book.APPOINTMENT, update(3, shown));
        assertThat(second)
            .as("seed %d, round %d: %s", seed, round, wanted)
            .isInstanceOf(Decision.Leave.class);
      }
    }
  }

  @Test
  void anOldVersionIsStaleOnceSomethingDiffers() {
    assertRefused(
        EntryChangeOutcome.Reason.STALE,
        decide(OutsideDelete.DELETE, update(2, Change.title(SHOWN, "x"))));
    assertRefused(EntryChangeOutcome.Reason.STALE, decide(OutsideDelete.DELETE, delete(2)));
  }

  @Test
  void anOldVersionIsJoinedIfOtherFieldsWereChanged() {
    Appointment base = Book.appointment();
    Appointment current = base.withStatus(Book.CANCELLED);
    Facts facts = Book.facts(current, OutsideDelete.DELETE, base);
    Applied joined = applied(facts, update(2, Change.title(SHOWN, "neu")));
    assertThat(joined.notices()).containsExactly(Notice.MERGED);
    assertThat(joined.entry().content().title()).isEqualTo("neu");
    assertThat(joined.entry().content().status()).isEqualTo(EntryStatus.CANCELLED);
    EntryContent overlapping = Change.status(SHOWN, null);
    assertThat(applied(facts, update(2, overlapping)).changed()).isFalse();
    assertThat(applied(facts, update(2, SHOWN)).changed()).isFalse();
  }

  @Test
  void anOldVersionThatChangedTheSameFieldIsStale() {
    Appointment base = Book.appointment().withStatus(Book.CANCELLED);
    EntryContent shown = EntryPicture.content(base, Book.facts(base, OutsideDelete.DELETE).known());
    Facts facts = Book.facts(base.withStatus(Book.PLANNED), OutsideDelete.DELETE, base);
    assertRefused(
        EntryChangeOutcome.Reason.STALE,
        decide(facts, update(2, Change.status(shown, EntryStatus.CONFIRMED))));
  }

  @Test
  void aCategoryThatNamesNoTypeIsKeptAndTold() {
    EntryContent wanted = Change.categories(SHOWN, "Sehtest", "Privat", "Urlaub");
    Applied applied =
        applied(Book.facts(Book.appointment(), OutsideDelete.DELETE), update(3, wanted));
    assertThat(applied.notices()).containsExactly(Notice.UNKNOWN_TYPE_KEPT);
    assertThat(applied.entry().content().categories())
        .containsExactly("Sehtest", "Privat", "Urlaub");
  }

  @Test
  void anEntryMovesToAnotherCalendar() {
    Facts facts = Book.facts(Book.appointment(), OutsideDelete.DELETE);
    Decision<EntryChangeOutcome> decision =
        decide(
            facts, new EntryChange.Move(ANNA, Book.ANNA, Book.APPOINTMENT, 3, Book.ROOM, "r.ics"));
    Decision.Save<EntryChangeOutcome> save = (Decision.Save<EntryChangeOutcome>) decision;
    assertThat(save.next().value().primaryResource()).isEqualTo(Book.ROOM);
    assertThat(save.placements())
        .containsExactly(
            new EntryPlacement(Book.ROOM, Book.placements().getFirst().uid(), "r.ics"));
  }

  @Test
  void anEntryMovesOnlyWhereItMay() {
    Facts facts = Book.facts(Book.appointment(), OutsideDelete.DELETE);
    assertRefused(
        EntryChangeOutcome.Reason.NOT_ALLOWED,
        decide(
            facts, new EntryChange.Move(ANNA, Book.ANNA, Book.APPOINTMENT, 3, Book.BEN, "r.ics")));
    assertRefused(
        EntryChangeOutcome.Reason.UNKNOWN_CALENDAR,
        decide(
            facts,
            new EntryChange.Move(ANNA, Book.ANNA, Book.APPOINTMENT, 3, new UUID(2, 99), "r.ics")));
    assertRefused(
        EntryChangeOutcome.Reason.NOT_ALLOWED,
        decide(
            facts, new EntryChange.Move(ANNA, Book.ANNA, Book.APPOINTMENT, 3, Book.ANNA, "r.ics")));
  }

  @Test
  void aSeriesComesBackWithItsOccurrences() {
    LocalDateTime second = LocalDateTime.parse("2026-11-30T09:00:00");
    EntryContent longer = Change.title(Change.location(SHOWN, "Café"), "länger");
    Recurrence wanted =
        new Recurrence(
            "FREQ=WEEKLY",
            List.of(second.plusWeeks(2), second.plusWeeks(1)),
            List.of(second.plusDays(1)),
            List.of(new EntryOverride(second, longer)));
    Applied applied =
        applied(
            Book.facts(Book.appointment(), OutsideDelete.DELETE),
            update(3, Change.recurrence(SHOWN, wanted)));
    Recurrence shown = applied.entry().content().recurrence();
    assertThat(shown.added()).containsExactly(second.plusDays(1));
    assertThat(shown.excluded()).containsExactly(second.plusWeeks(1), second.plusWeeks(2));
    assertThat(shown.overrides()).containsExactly(new EntryOverride(second, longer));
  }

  @Test
  void aBadSeriesIsInvalid() {
    EntryContent wanted =
        new EntryContent(
            SHOWN.title(),
            SHOWN.description(),
            SHOWN.categories(),
            SHOWN.location(),
            SHOWN.status(),
            SHOWN.busy(),
            SHOWN.span(),
            new Recurrence("FREQ=SECONDLY", List.of()),
            SHOWN.extras());
    assertRefused(
        EntryChangeOutcome.Reason.INVALID, decide(OutsideDelete.DELETE, update(3, wanted)));
  }

  @ParameterizedTest
  @EnumSource(OutsideDelete.class)
  void aDeleteMeansWhatTheTenantChose(OutsideDelete chosen) {
    Decision<EntryChangeOutcome> decision = decide(chosen, delete(3));
    switch (chosen) {
      case DELETE ->
          assertThat(decision.answer())
              .isEqualTo(new EntryChangeOutcome.Removed(Book.APPOINTMENT, 4));
      case CANCEL ->
          assertThat(((Applied) decision.answer()).entry().content().status())
              .isEqualTo(EntryStatus.CANCELLED);
      case REFUSE -> assertRefused(EntryChangeOutcome.Reason.NOT_ALLOWED, decision);
    }
  }

  @Test
  void someoneElsesCalendarStaysShut() {
    ChangeSource ben =
        new ChangeSource(ChangeSource.Kind.CALDAV, new UUID(9, 8), "ben", Book.ESSLINGEN, null);
    EntryChange change = new EntryChange.Delete(ben, Book.ANNA, Book.APPOINTMENT, 3);
    assertRefused(EntryChangeOutcome.Reason.NOT_ALLOWED, decide(OutsideDelete.DELETE, change));
    ChangeSource nobody =
        new ChangeSource(ChangeSource.Kind.CALDAV, new UUID(9, 8), null, null, null);
    assertRefused(
        EntryChangeOutcome.Reason.NOT_ALLOWED,
        decide(
            OutsideDelete.DELETE, new EntryChange.Delete(nobody, Book.ANNA, Book.APPOINTMENT, 3)));
  }

  @Test
  void anEntryIsOnlyFoundInItsOwnCalendar() {
    EntryChange change = new EntryChange.Delete(ANNA, Book.ROOM, Book.APPOINTMENT, 3);
    assertRefused(EntryChangeOutcome.Reason.UNKNOWN_ENTRY, decide(OutsideDelete.DELETE, change));
  }

  private static Applied applied(Facts facts, EntryChange change) {
    return (Applied) decide(facts, change).answer();
  }

  private static Decision<EntryChangeOutcome> decide(Facts facts, EntryChange change) {
    return new EntryChangeDecision(facts, UUID::randomUUID).decide(Book.APPOINTMENT, change);
  }

  private static Decision<EntryChangeOutcome> decide(OutsideDelete chosen, EntryChange change) {
    return new EntryChangeDecision(Book.facts(Book.appointment(), chosen), UUID::randomUUID)
        .decide(Book.APPOINTMENT, change);
  }

  private static EntryChange update(long base, EntryContent wanted) {
    return new EntryChange.Update(ANNA, Book.ANNA, Book.APPOINTMENT, base, wanted);
  }

  private static EntryChange delete(long base) {
    return new EntryChange.Delete(ANNA, Book.ANNA, Book.APPOINTMENT, base);
  }

  private static void assertRefused(
      EntryChangeOutcome.Reason reason, Decision<EntryChangeOutcome> decision) {
    assertThat(decision).isInstanceOf(Decision.Leave.class);
    assertThat(((Refused) decision.answer()).reason()).isEqualTo(reason);
  }
}
