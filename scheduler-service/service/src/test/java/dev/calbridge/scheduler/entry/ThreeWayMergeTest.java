package dev.calbridge.scheduler.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThreeWayMergeTest {

  private static final LocalDateTime FIRST = LocalDateTime.parse("2026-11-30T09:00:00");
  private static final LocalDateTime SECOND = LocalDateTime.parse("2026-12-07T09:00:00");
  private static final Appointment BASE =
      Book.appointment().withTimes(Book.MORNING, weekly(List.of()), List.of());

  private static final UnaryOperator<Appointment> TITLE = one -> titled(one, "neu");
  private static final UnaryOperator<Appointment> OTHER_TITLE = one -> titled(one, "anders");
  private static final UnaryOperator<Appointment> STATUS = one -> one.withStatus(Book.CANCELLED);
  private static final UnaryOperator<Appointment> ROOM =
      one -> one.withResources(one.primaryResource(), Book.ROOM, one.branch());
  private static final UnaryOperator<Appointment> LATER =
      one -> one.withTimes(at(10), one.recurrence(), one.changed());
  private static final UnaryOperator<Appointment> EVEN_LATER =
      one -> one.withTimes(at(11), one.recurrence(), one.changed());
  private static final UnaryOperator<Appointment> NOT_FIRST = one -> without(one, FIRST);
  private static final UnaryOperator<Appointment> NOT_SECOND = one -> without(one, SECOND);
  private static final UnaryOperator<Appointment> FIRST_LONGER = one -> changed(one, FIRST, "a");
  private static final UnaryOperator<Appointment> FIRST_OTHER = one -> changed(one, FIRST, "b");
  private static final UnaryOperator<Appointment> SECOND_LONGER = one -> changed(one, SECOND, "a");
  private static final UnaryOperator<Appointment> NO_SERIES =
      one -> one.withTimes(one.span(), null, List.of());

  static Stream<Arguments> joined() {
    return Stream.of(
        Arguments.of("title and status", TITLE, STATUS),
        Arguments.of("title and times", TITLE, LATER),
        Arguments.of("title and a second resource", TITLE, ROOM),
        Arguments.of("the same title", TITLE, TITLE),
        Arguments.of("the same times", LATER, LATER),
        Arguments.of("two occurrences left out", NOT_FIRST, NOT_SECOND),
        Arguments.of("two occurrences changed", FIRST_LONGER, SECOND_LONGER),
        Arguments.of("one changed, another left out", FIRST_LONGER, NOT_SECOND),
        Arguments.of("one occurrence and the title", FIRST_LONGER, TITLE),
        Arguments.of("the same occurrence left out", NOT_FIRST, NOT_FIRST));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("joined")
  void editsOfDifferentFieldsAreJoined(
      String name, UnaryOperator<Appointment> here, UnaryOperator<Appointment> there) {
    Appointment both = there.apply(here.apply(BASE));
    assertThat(ThreeWayMerge.of(BASE, here.apply(BASE), there.apply(BASE))).contains(both);
    assertThat(ThreeWayMerge.of(BASE, there.apply(BASE), here.apply(BASE))).contains(both);
  }

  static Stream<Arguments> overlapping() {
    return Stream.of(
        Arguments.of("two titles", TITLE, OTHER_TITLE),
        Arguments.of("two times", LATER, EVEN_LATER),
        Arguments.of("one occurrence changed twice", FIRST_LONGER, FIRST_OTHER),
        Arguments.of("one occurrence changed and left out", FIRST_LONGER, NOT_FIRST),
        Arguments.of("a new rhythm and a left out occurrence", LATER, NOT_FIRST),
        Arguments.of("a new rhythm and a changed occurrence", LATER, FIRST_LONGER),
        Arguments.of("no series any more and a changed occurrence", NO_SERIES, FIRST_LONGER));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overlapping")
  void editsOfOneFieldOverlap(
      String name, UnaryOperator<Appointment> here, UnaryOperator<Appointment> there) {
    assertThat(ThreeWayMerge.of(BASE, here.apply(BASE), there.apply(BASE))).isEmpty();
    assertThat(ThreeWayMerge.of(BASE, there.apply(BASE), here.apply(BASE))).isEmpty();
  }

  @Test
  void whoeverGoesFirstTheResultIsTheSame() {
    List<UnaryOperator<Appointment>> edits =
        List.of(
            TITLE,
            OTHER_TITLE,
            STATUS,
            ROOM,
            LATER,
            NOT_FIRST,
            NOT_SECOND,
            FIRST_LONGER,
            FIRST_OTHER,
            SECOND_LONGER,
            NO_SERIES);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      Appointment here = BASE;
      Appointment there = BASE;
      for (int i = 0; i < 3; i++) {
        here = random.nextBoolean() ? edits.get(random.nextInt(edits.size())).apply(here) : here;
        there = random.nextBoolean() ? edits.get(random.nextInt(edits.size())).apply(there) : there;
      }
      String told = "seed %d, round %d".formatted(seed, round);
      assertThat(ThreeWayMerge.of(BASE, here, there))
          .as(told)
          .isEqualTo(ThreeWayMerge.of(BASE, there, here));
      assertThat(ThreeWayMerge.of(BASE, here, BASE)).as(told).contains(here);
      assertThat(ThreeWayMerge.of(BASE, BASE, there)).as(told).contains(there);
      assertThat(ThreeWayMerge.of(BASE, here, here)).as(told).contains(here);
    }
  }

  private static Appointment titled(Appointment one, String title) {
    return new Appointment(
        one.primaryResource(),
        one.secondaryResource(),
        one.branch(),
        one.customer(),
        one.type(),
        one.status(),
        title,
        one.notes(),
        one.place(),
        one.homeVisit(),
        one.shownAsUnavailable(),
        one.free(),
        one.span(),
        one.recurrence(),
        one.otherCategories(),
        one.extras(),
        one.changed(),
        one.buffers(),
        one.follows());
  }

  private static Appointment without(Appointment one, LocalDateTime occurrence) {
    Recurrence repeats = one.recurrence();
    if (repeats == null) {
      return one;
    }
    List<LocalDateTime> excluded =
        Stream.concat(repeats.excluded().stream(), Stream.of(occurrence))
            .distinct()
            .sorted()
            .toList();
    return one.withTimes(
        one.span(),
        weekly(excluded),
        one.changed().stream().filter(some -> !some.occurrence().equals(occurrence)).toList());
  }

  private static Appointment changed(Appointment one, LocalDateTime occurrence, String title) {
    if (one.recurrence() == null || one.recurrence().excluded().contains(occurrence)) {
      return one;
    }
    List<ChangedOccurrence> changed = new ArrayList<>(one.changed());
    changed.removeIf(some -> some.occurrence().equals(occurrence));
    changed.add(ChangedOccurrence.of(occurrence, titled(one, title)));
    return one.withTimes(one.span(), one.recurrence(), changed);
  }

  private static Recurrence weekly(List<LocalDateTime> excluded) {
    return new Recurrence("FREQ=WEEKLY", excluded);
  }

  private static EntrySpan at(int hour) {
    return new EntrySpan.Timed(
        LocalDateTime.parse("2026-11-23T00:00:00").withHour(hour),
        LocalDateTime.parse("2026-11-23T00:30:00").withHour(hour),
        ZoneId.of("Europe/Berlin"));
  }
}
