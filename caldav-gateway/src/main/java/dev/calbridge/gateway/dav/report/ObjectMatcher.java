package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.icalendar.AlarmTimes;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import dev.calbridge.gateway.icalendar.Component;
import dev.calbridge.gateway.icalendar.Expander;
import dev.calbridge.recurrence.Expansion;
import dev.calbridge.recurrence.Occurrence;
import dev.calbridge.recurrence.TimeWindow;
import dev.calbridge.scheduler.contract.EntryContent;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a filter against an object (RFC 4791 section 7.8.1). */
final class ObjectMatcher {

  private final CalendarObjects objects;
  private final ZoneId zone;

  /**
   * @param zone in which whole days and floating times are read
   */
  ObjectMatcher(CalendarObjects objects, ZoneId zone) {
    this.objects = objects;
    this.zone = zone;
  }

  boolean matches(CalendarObjects.Opened object, ComponentCondition condition) {
    return propertiesHold(object.calendar(), condition)
        && condition.components().stream()
            .allMatch(inside -> holds(inside, object.calendar(), object, null));
  }

  private boolean holds(
      ComponentCondition condition,
      Component parent,
      CalendarObjects.Opened object,
      @Nullable Component event) {
    List<Component> named =
        parent.components().stream()
            .filter(component -> component.name().equals(condition.name()))
            .toList();
    if (condition.absent() || named.isEmpty()) {
      return condition.absent() && named.isEmpty();
    }
    return named.stream().anyMatch(component -> holdsOf(component, condition, object, event));
  }

  private boolean holdsOf(
      Component component,
      ComponentCondition condition,
      CalendarObjects.Opened object,
      @Nullable Component event) {
    @Nullable Component around = component.name().equals("VEVENT") ? component : event;
    return propertiesHold(component, condition)
        && (condition.window() == null || overlaps(component, around, object, condition.window()))
        && condition.components().stream()
            .allMatch(inside -> holds(inside, component, object, around));
  }

  private boolean propertiesHold(Component component, ComponentCondition condition) {
    return condition.properties().stream()
        .allMatch(property -> property.holds(component, objects, zone));
  }

  private boolean overlaps(
      Component component,
      @Nullable Component event,
      CalendarObjects.Opened object,
      TimeWindow window) {
    if (event == null) {
      // Only events and what is inside them have a time here.
      return false;
    }
    EntryContent content = object.event().content();
    Optional<LocalDateTime> occurrence = objects.occurrence(event, object, zone);
    if (component.name().equals("VALARM")) {
      return AlarmTimes.rings(
          component,
          window,
          within -> mine(Expander.within(content, within, zone), occurrence),
          zone);
    }
    Expansion found = Expander.within(content, window, zone);
    return found.cutShort() || !mine(found, occurrence).isEmpty();
  }

  /** Those of the series itself, or of one changed occurrence. */
  private static List<Occurrence> mine(Expansion found, Optional<LocalDateTime> occurrence) {
    return found.occurrences().stream()
        .filter(
            one ->
                occurrence.isEmpty()
                    ? one.override() == null
                    : one.override() != null && one.id().equals(occurrence.get()))
        .toList();
  }
}
