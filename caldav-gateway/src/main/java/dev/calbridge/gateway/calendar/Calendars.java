package dev.calbridge.gateway.calendar;

import dev.calbridge.recurrence.TimeWindow;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The projection as readers see it. Never touches iCalendar but for handing it out. All methods
 * block; they fail with {@link ProjectionAway} while the store cannot be reached.
 */
public interface Calendars {

  /** Before the first change, and before the first look. */
  long NOTHING_SEEN = -1;

  /** Names this life of the projection: lower-case letters and digits. */
  String epoch();

  /** Calendars that could concern the user: the own ones and all places. */
  List<StoredCalendar> candidates(String tenant, String user);

  Optional<ObjectText> object(StoredCalendar calendar, String name);

  /** The text as whoever keeps nothing with the object sees it. */
  Optional<String> everybodysText(CalendarKey calendar, String name);

  Optional<StoredObject> objectWithUid(StoredCalendar calendar, String uid);

  /** Those of the calendars that have an object of that UID. */
  List<StoredCalendar> calendarsWithUid(List<StoredCalendar> calendars, String uid);

  /** By name, in order of their names. */
  List<StoredObject> objects(StoredCalendar calendar);

  /**
   * Those with an occurrence in the window, in order of their names.
   *
   * @param dayZone in which whole days begin and end
   */
  List<StoredObject> objects(StoredCalendar calendar, TimeWindow window, ZoneId dayZone);

  /** Those of the names that exist, by name. */
  Map<String, ObjectText> texts(StoredCalendar calendar, Collection<String> names);

  /**
   * What happened after {@code since}, up to the calendar's change number as given, oldest first.
   * From {@link #NOTHING_SEEN} on, removals are left out: there is nothing to be missed.
   *
   * @param most how many at most
   */
  List<ObjectChange> changes(StoredCalendar calendar, long since, int most);

  /**
   * Up to which change number removals have been forgotten. Ask after {@link #changes}: history may
   * be thrown away in between.
   */
  long prunedNumber(CalendarKey calendar);

  /** Change number of the last removal of an object of that name; 0 if there was none. */
  long lastRemoval(CalendarKey calendar, String name);
}
