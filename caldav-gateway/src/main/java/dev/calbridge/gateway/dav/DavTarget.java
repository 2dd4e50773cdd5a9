package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.calendar.EncodedText;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a path leads to, as the signed-in user may see it. */
public sealed interface DavTarget {

  DavPath path();

  /** Key of the user's personal properties; empty where none are kept. */
  default Optional<String> personalKey() {
    return Optional.empty();
  }

  record Container(DavPath.Container path) implements DavTarget {}

  record Principal(DavPath.Principal path, String name) implements DavTarget {
    @Override
    public Optional<String> personalKey() {
      return Optional.of("principal");
    }
  }

  record Home(DavPath.Home path, List<CalendarCollection> calendars) implements DavTarget {
    @Override
    public Optional<String> personalKey() {
      return Optional.of("home");
    }
  }

  record CalendarCollection(DavPath.CalendarCollection path, StoredCalendar calendar)
      implements DavTarget {
    @Override
    public Optional<String> personalKey() {
      return Optional.of(path.resource().toString());
    }
  }

  /**
   * @param text iCalendar text, where the question asks for it
   */
  record CalendarObject(
      DavPath.CalendarObject path,
      CalendarCollection calendar,
      StoredObject object,
      @Nullable EncodedText text)
      implements DavTarget {}
}
