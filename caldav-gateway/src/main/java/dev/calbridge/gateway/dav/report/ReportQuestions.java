package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.property.PropertyQuestion;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a report's question means for the reading. */
final class ReportQuestions {

  private ReportQuestions() {}

  /** Objects answer the reports of their calendar, about themselves (RFC 4791 section 7). */
  static boolean isInCalendar(DavTarget target) {
    return target instanceof DavTarget.CalendarCollection
        || target instanceof DavTarget.CalendarObject;
  }

  /** The calendar that is asked, or that of the object that is. */
  static DavTarget.CalendarCollection calendarOf(DavTarget target) {
    return switch (target) {
      case DavTarget.CalendarCollection collection -> collection;
      case DavTarget.CalendarObject object -> object.calendar();
      case DavTarget.Container _, DavTarget.Principal _, DavTarget.Home _ ->
          throw new IllegalArgumentException("Not in a calendar: " + target.path().href());
    };
  }

  /** Whether the question is about the object of that name, too. */
  static boolean isAbout(DavTarget target, String name) {
    return !(target instanceof DavTarget.CalendarObject object)
        || object.object().name().equals(name);
  }

  /** Whether texts are to be fetched at all. */
  static boolean wantsData(PropertyQuestion question) {
    return switch (question) {
      case PropertyQuestion.These these -> these.asksFor(PropertyAnswers.CALENDAR_DATA);
      case PropertyQuestion.All all -> all.included().contains(PropertyAnswers.CALENDAR_DATA);
      case PropertyQuestion.Names _ -> false;
    };
  }

  /**
   * Texts of the items by name, none if they are not asked for. Remembers that the program has them
   * now.
   */
  static <T> Map<String, ObjectText> texts(
      PropertyQuestion question,
      List<T> items,
      Function<T, String> name,
      DavTarget.CalendarCollection collection,
      DavSession session) {
    if (!wantsData(question)) {
      return Map.of();
    }
    Map<String, ObjectText> texts =
        session.calendars().texts(collection.calendar(), items.stream().map(name).toList());
    session.delivered(collection.calendar(), texts.values());
    return texts;
  }
}
