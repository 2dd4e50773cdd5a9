package dev.calbridge.local.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiaryTest {

  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

  private final Business business = Businesses.opticians();
  private final Diary diary = new Diary(business);

  @Test
  void an_optician_has_a_dozen_persons_and_rooms() {
    assertThat(business.resources()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(business.resources().stream().map(Business.Resource::person)).contains(true, false);
  }

  @Test
  void tomorrow_adds_bookings_and_changes_none() {
    List<Booking> today = diary.appointments(WEDNESDAY);
    List<Booking> tomorrow = diary.appointments(WEDNESDAY.plusDays(1));

    assertThat(tomorrow)
        .containsAll(
            today.stream()
                .filter(one -> !one.start().toLocalDate().isBefore(WEDNESDAY.minusDays(6)))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22", "2026-11-25", "2026-12-31", "2028-02-29"})
  void bookings_lie_in_opening_hours_of_weekdays(String today) {
    assertThat(diary.appointments(LocalDate.parse(today)))
        .hasSizeBetween(140, 400)
        .allSatisfy(
            booking -> {
              assertThat(booking.start().getDayOfWeek())
                  .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
              assertThat(booking.start().toLocalTime()).isAfterOrEqualTo(LocalTime.of(9, 0));
              assertThat(booking.end().toLocalTime()).isBeforeOrEqualTo(LocalTime.of(18, 0));
              assertThat(booking.end()).isAfter(booking.start());
            });
  }

  @Test
  void nobody_is_booked_twice_at_a_time() {
    diary.appointments(WEDNESDAY).stream()
        .collect(Collectors.groupingBy(Booking::resource))
        .forEach(
            (_, bookings) -> {
              List<Booking> sorted =
                  bookings.stream().sorted(Comparator.comparing(Booking::start)).toList();
              for (int i = 1; i < sorted.size(); i++) {
                assertThat(sorted.get(i).start()).isAfterOrEqualTo(sorted.get(i - 1).end());
              }
            });
  }

  @Test
  void series_whole_days_unavailabilities_and_availabilities_are_among_them() {
    assertThat(diary.seriesAndWholeDays(WEDNESDAY))
        .anyMatch(Booking::wholeDays)
        .anyMatch(booking -> !booking.rule().isEmpty());
    assertThat(diary.unavailabilities(WEDNESDAY)).isNotEmpty();
    assertThat(diary.availabilities(WEDNESDAY)).hasSameSizeAs(business.resources());
  }

  @Test
  void every_item_has_an_id_of_its_own_also_across_tenants() {
    RestForm optician = new RestForm(business, user -> user);
    RestForm hearing = new RestForm(Businesses.hearingAids(), user -> user);

    assertThat(List.of(optician, hearing))
        .flatExtracting(RestForm::masterData)
        .extracting(DemoItem::id)
        .doesNotHaveDuplicates();
    assertThat(List.of(optician, hearing))
        .flatExtracting(form -> form.bookings(WEDNESDAY))
        .extracting(DemoItem::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void what_a_booking_names_is_there() {
    for (Business one : List.of(business, Businesses.hearingAids())) {
      RestForm form = new RestForm(one, user -> user);
      Set<Object> known = form.masterData().stream().map(DemoItem::id).collect(toSet());

      assertThat(form.bookings(WEDNESDAY))
          .flatExtracting(item -> item.body().values())
          .filteredOn(UUID.class::isInstance)
          .isSubsetOf(known);
    }
  }
}
