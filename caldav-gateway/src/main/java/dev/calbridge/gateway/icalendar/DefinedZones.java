package dev.calbridge.gateway.icalendar;

import dev.calbridge.recurrence.Occurrences;
import dev.calbridge.recurrence.Spans;
import dev.calbridge.recurrence.TimeWindow;
import dev.calbridge.recurrence.UnusableRule;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The zones of one object. Where a name says nothing, the definition beside it may: it is held
 * against the zones there are, by the changes of the year of the event.
 */
final class DefinedZones implements Zones {

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(\\d{2})(\\d{2})?");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})\\d{4}.*");
  private static final int MOST_CHANGES = 20;

  private final ZoneNames names;
  private final Component calendar;
  private final ZoneId preferred;

  /**
   * @param preferred zone of the calendar, which is looked at first
   */
  DefinedZones(ZoneNames names, Component calendar, ZoneId preferred) {
    this.names = names;
    this.calendar = calendar;
    this.preferred = preferred;
  }

  /**
   * A change of the clocks.
   *
   * @param offset from then on
   */
  private record Change(Instant at, ZoneOffset offset) {}

  @Override
  public Optional<ZoneId> resolve(String name) {
    return names
        .resolve(name)
        .or(
            () ->
                calendar.components().stream()
                    .filter(component -> component.name().equals("VTIMEZONE"))
                    .filter(
                        zone -> zone.first("TZID").map(ContentLine::value).orElse("").equals(name))
                    .findFirst()
                    .flatMap(this::sameAs));
  }

  private Optional<ZoneId> sameAs(Component definition) {
    int year = year();
    try {
      List<Change> wanted = changes(definition, year);
      Optional<ZoneOffset> always = offset(definition);
      return Stream.concat(Stream.of(preferred), names.common())
          .filter(zone -> isSame(zone.getRules(), year, wanted, always))
          .findFirst();
    } catch (UnreadableCalendar | UnusableRule e) {
      return Optional.empty();
    }
  }

  private static boolean isSame(
      ZoneRules rules, int year, List<Change> wanted, Optional<ZoneOffset> always) {
    Instant from = start(year);
    if (!changes(rules, year).equals(wanted)) {
      return false;
    }
    return !wanted.isEmpty() || always.isPresent() && rules.getOffset(from).equals(always.get());
  }

  private static List<Change> changes(ZoneRules rules, int year) {
    List<Change> changes = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(start(year));
    while (next != null && next.getInstant().isBefore(start(year + 1))) {
      changes.add(new Change(next.getInstant(), next.getOffsetAfter()));
      next = rules.nextTransition(next.getInstant());
    }
    return changes;
  }

  private static List<Change> changes(Component definition, int year)
      throws UnreadableCalendar, UnusableRule {
    List<Change> changes = new ArrayList<>();
    for (Component observance : definition.components()) {
      ZoneOffset before = offset(observance, "TZOFFSETFROM");
      ZoneOffset after = offset(observance, "TZOFFSETTO");
      LocalDateTime first = local(observance);
      Optional<ContentLine> rule = observance.first("RRULE");
      EntrySpan span = new EntrySpan.Timed(first, first.plusHours(1), ZoneOffset.UTC);
      Recurrence recurrence =
          rule.isEmpty() ? null : new Recurrence(rule.get().value().strip(), List.of());
      TimeWindow window =
          new TimeWindow(start(year).minusSeconds(172_800), start(year + 1).plusSeconds(172_800));
      Occurrences.within(span, recurrence, window, ZoneOffset.UTC, MOST_CHANGES)
          .occurrences()
          .forEach(
              occurrence ->
                  changes.add(new Change(Spans.start(occurrence.span()).toInstant(before), after)));
    }
    changes.removeIf(
        change -> change.at().isBefore(start(year)) || !change.at().isBefore(start(year + 1)));
    changes.sort(Comparator.comparing(Change::at));
    return changes;
  }

  /** Of a zone that has one offset only. */
  private static Optional<ZoneOffset> offset(Component definition) throws UnreadableCalendar {
    return definition.components().size() == 1
        ? Optional.of(offset(definition.components().getFirst(), "TZOFFSETTO"))
        : Optional.empty();
  }

  private static ZoneOffset offset(Component observance, String property)
      throws UnreadableCalendar {
    Matcher form =
        OFFSET.matcher(observance.first(property).map(line -> line.value().strip()).orElse(""));
    if (!form.matches()) {
      throw UnreadableCalendar.data("An offset of a VTIMEZONE cannot be read");
    }
    int sign = form.group(1).equals("-") ? -1 : 1;
    int seconds =
        3_600 * Integer.parseInt(form.group(2))
            + 60 * Integer.parseInt(form.group(3))
            + (form.group(4) == null ? 0 : Integer.parseInt(form.group(4)));
    if (seconds > 18 * 3_600) {
      throw UnreadableCalendar.data("An offset of a VTIMEZONE cannot be");
    }
    return ZoneOffset.ofTotalSeconds(sign * seconds);
  }

  private static LocalDateTime local(Component observance) throws UnreadableCalendar {
    return LocalDateTime.ofInstant(
        Moment.utc(observance.first("DTSTART").map(line -> line.value().strip()).orElse("")),
        ZoneOffset.UTC);
  }

  private int year() {
    return calendar.components().stream()
        .filter(component -> component.name().equals("VEVENT"))
        .flatMap(event -> event.first("DTSTART").stream())
        .map(line -> YEAR.matcher(line.value().strip()))
        .filter(Matcher::matches)
        .map(form -> Integer.parseInt(form.group(1)))
        .findFirst()
        .orElse(2026);
  }

  private static Instant start(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
