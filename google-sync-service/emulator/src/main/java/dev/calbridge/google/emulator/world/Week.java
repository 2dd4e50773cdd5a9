package dev.calbridge.google.emulator.world;

import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Seven days of a calendar as a person sees them: instances instead of series. */
public record Week(GoogleCalendar calendar, LocalDate monday) {

  public List<LocalDate> days() {
    return IntStream.range(0, 7).mapToObj(monday::plusDays).toList();
  }

  /** What starts on that day in the calendar's zone, by start. */
  public List<Event> on(LocalDate day) {
    return living()
        .filter(event -> startDay(event).equals(day))
        .sorted(Comparator.comparing(event -> event.body().start().instant(calendar.timeZone())))
        .toList();
  }

  private Stream<Event> living() {
    return calendar.events().stream()
        .filter(event -> !event.cancelled())
        .flatMap(event -> event.body().recurring() ? generated(event) : Stream.of(event));
  }

  /** Exceptions stand in the calendar themselves. */
  private Stream<Event> generated(Event master) {
    Instant from = monday.atStartOfDay(calendar.timeZone()).toInstant();
    Instant until = monday.plusDays(7).atStartOfDay(calendar.timeZone()).toInstant();
    return new Instances(calendar)
        .of(master, from)
        .takeWhile(
            instance ->
                instance
                    .member()
                    .filter(
                        member ->
                            member.originalStart().instant(calendar.timeZone()).isBefore(until))
                    .isPresent())
        .filter(instance -> calendar.event(instance.id()).isEmpty());
  }

  private LocalDate startDay(Event event) {
    return switch (event.body().start()) {
      case EventTime.AllDay(LocalDate date) -> date;
      case EventTime.Timed timed -> timed.instant().atZone(calendar.timeZone()).toLocalDate();
    };
  }
}
