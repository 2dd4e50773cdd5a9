package dev.calbridge.local.demo;

import dev.calbridge.local.demo.Business.Customer;
import dev.calbridge.local.demo.Business.Kind;
import dev.calbridge.local.demo.Business.Resource;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Plausible bookings of a business around a day. The same day always gives the same bookings, and a
 * day's bookings do not depend on which day is looked at from: tomorrow only adds.
 *
 * @param business whose
 */
public record Diary(Business business) {

  /** Key of the type that is not for customers. */
  static final String INTERNAL = "internal";

  private static final int DAYS_AROUND = 7;
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);
  private static final LocalTime LUNCH = LocalTime.of(12, 30);
  private static final LocalTime AFTER_LUNCH = LocalTime.of(13, 30);

  /** Appointments with customers from a week before until a week after. */
  public List<Booking> appointments(LocalDate today) {
    List<Booking> bookings = new ArrayList<>();
    for (int offset = -DAYS_AROUND; offset <= DAYS_AROUND; offset++) {
      LocalDate day = today.plusDays(offset);
      if (open(day)) {
        for (Resource person : persons()) {
          bookings.addAll(day(person, day));
        }
      }
    }
    return bookings;
  }

  /** Meetings that repeat, and whole days. */
  public List<Booking> seriesAndWholeDays(LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Resource first = persons().getFirst();
    Resource second = persons().getLast();
    return List.of(
        new Booking("meeting-" + first.key(), first, "Teambesprechung", Optional.empty())
            .at(monday.minusWeeks(1), LocalTime.of(8, 30), 30)
            .repeating("FREQ=WEEKLY;BYDAY=MO;COUNT=12"),
        new Booking("call-" + second.key(), second, "Lieferung prüfen", Optional.empty())
            .at(monday.minusWeeks(1), LocalTime.of(8, 15), 30)
            .repeating("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=16"),
        new Booking("stocktaking-" + monday, first, "Inventur", Optional.empty())
            .wholeDays(monday.plusDays(12), 1),
        new Booking("course-" + monday, second, "Fortbildung Refraktion", Optional.empty())
            .wholeDays(monday.plusDays(9), 2));
  }

  /** Times nobody can be booked at. */
  public List<Booking> unavailabilities(LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<Booking> times = new ArrayList<>();
    for (Resource person : persons()) {
      times.add(
          new Booking("lunch-" + person.key(), person, "Mittagspause", Optional.empty())
              .at(monday.minusWeeks(1), LUNCH, 60)
              .repeating("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=60"));
    }
    times.add(
        new Booking("holiday-" + monday, persons().getLast(), "Urlaub", Optional.empty())
            .wholeDays(monday.plusDays(14), 5));
    times.add(
        new Booking("doctor-" + monday, persons().getFirst(), "Arzttermin", Optional.empty())
            .at(monday.plusDays(8), LocalTime.of(8, 0), 60));
    return times;
  }

  /** Working hours. Outside calendars never see them. */
  public List<Booking> availabilities(LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return business.resources().stream()
        .map(
            resource ->
                new Booking("hours-" + resource.key(), resource, "Öffnungszeit", Optional.empty())
                    .at(monday.minusWeeks(1), OPENS, 9 * 60)
                    .repeating("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=60"))
        .toList();
  }

  private List<Booking> day(Resource person, LocalDate day) {
    // Not the hash of a UUID or enum: those may differ from one JVM to the next.
    Random random = new Random(31L * day.toEpochDay() + person.key().hashCode());
    List<Kind> types =
        business.types().stream().filter(type -> !type.key().equals(INTERNAL)).toList();
    List<Booking> bookings = new ArrayList<>();
    LocalTime time = OPENS.plusMinutes(15L * random.nextInt(8));
    while (bookings.size() < 4) {
      Kind type = types.get(random.nextInt(types.size()));
      LocalTime end = time.plusMinutes(type.minutes());
      if (time.isBefore(AFTER_LUNCH) && end.isAfter(LUNCH)) {
        time = AFTER_LUNCH;
        end = time.plusMinutes(type.minutes());
      }
      if (end.isAfter(CLOSES)) {
        break;
      }
      Customer customer = business.customers().get(random.nextInt(business.customers().size()));
      bookings.add(
          new Booking(
                  "customer-" + person.key() + "-" + day + "-" + time,
                  person,
                  type.name() + " " + customer.lastName(),
                  Optional.of(new Booking.Order(type, customer, room(person, type, random))))
              .at(day, time, type.minutes()));
      time = end.plusMinutes(30L + 15L * random.nextInt(9));
    }
    return bookings;
  }

  private Optional<Resource> room(Resource person, Kind type, Random random) {
    List<Resource> rooms =
        business.resources().stream()
            .filter(resource -> !resource.person() && resource.branch().equals(person.branch()))
            .filter(resource -> !resource.key().startsWith("workshop"))
            .toList();
    // Drawn in any case, so that a changed type list does not shift everything after it.
    int drawn = random.nextInt(Math.max(1, rooms.size()));
    return type.room() && !rooms.isEmpty() ? Optional.of(rooms.get(drawn)) : Optional.empty();
  }

  private List<Resource> persons() {
    return business.resources().stream().filter(Resource::person).toList();
  }

  private static boolean open(LocalDate day) {
    return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
  }
}
