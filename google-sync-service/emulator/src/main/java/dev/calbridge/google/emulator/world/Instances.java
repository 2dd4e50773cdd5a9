package dev.calbridge.google.emulator.world;

import dev.calbridge.google.emulator.event.Event;
import dev.calbridge.google.emulator.event.EventTime;
import dev.calbridge.google.emulator.event.Series;
import dev.calbridge.google.emulator.event.SeriesMember;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The instances of the series in one calendar: those the rule makes, and the exceptions kept. */
public final class Instances {
  private final GoogleCalendar calendar;

  public Instances(GoogleCalendar calendar) {
    this.calendar = calendar;
  }

  /** The instance of that id if its series makes one there and no exception replaced it. */
  Optional<Event> find(String instanceId) {
    int underscore = instanceId.lastIndexOf('_');
    if (underscore < 0) {
      return Optional.empty();
    }
    return calendar
        .event(instanceId.substring(0, underscore))
        .filter(master -> master.body().recurring() && !master.cancelled())
        .flatMap(
            master ->
                originalStart(master, instanceId.substring(underscore + 1))
                    .filter(start -> Series.of(master.body()).contains(start, calendar.timeZone()))
                    .map(start -> generated(master, start)));
  }

  /**
   * In order of the original start, exceptions (cancelled ones too) in the place of what they
   * replace; may be endless.
   *
   * @param after instances that end before are left out
   */
  public Stream<Event> of(Event master, Instant after) {
    return Series.of(master.body())
        .occurrencesEndingAfter(after, calendar.timeZone())
        .map(
            start ->
                calendar
                    .event(new SeriesMember(master.id(), start).instanceId())
                    .orElseGet(() -> generated(master, start)));
  }

  /** The living exceptions of a series. */
  List<Event> exceptionsOf(Event master) {
    return calendar.events().stream()
        .filter(event -> !event.cancelled())
        .filter(event -> event.member().filter(m -> m.seriesId().equals(master.id())).isPresent())
        .toList();
  }

  /** The living exceptions that the series, as it now is, no longer has a place for. */
  List<Event> without(Event master) {
    return exceptionsOf(master).stream()
        .filter(
            exception ->
                !master.body().recurring()
                    || exception
                        .member()
                        .filter(
                            member ->
                                Series.of(master.body())
                                    .contains(member.originalStart(), calendar.timeZone()))
                        .isEmpty())
        .toList();
  }

  private static Event generated(Event master, EventTime start) {
    SeriesMember member = new SeriesMember(master.id(), start);
    return new Event(
        member.instanceId(),
        Series.of(master.body()).instance(start),
        master.status(),
        master.sequence(),
        master.iCalUid(),
        master.creator(),
        master.created(),
        master.updated(),
        master.stamp(),
        Optional.of(member));
  }

  private static Optional<EventTime> originalStart(Event master, String suffix) {
    try {
      return Optional.of(
          switch (master.body().start()) {
            case EventTime.AllDay _ ->
                new EventTime.AllDay(LocalDate.parse(suffix, DateTimeFormatter.BASIC_ISO_DATE));
            case EventTime.Timed timed ->
                new EventTime.Timed(
                    LocalDateTime.parse(suffix, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'"))
                        .toInstant(ZoneOffset.UTC),
                    timed.zone());
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
