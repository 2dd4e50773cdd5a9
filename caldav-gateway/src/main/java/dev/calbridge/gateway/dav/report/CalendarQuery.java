package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredCalendar;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.MultiStatus;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.Preferences;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.property.PropertyQuestion;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 7.8. An empty answer is a 207 like any other. */
final class CalendarQuery implements DavReport {

  private final PropertyAnswers answers;
  private final CalendarObjects objects;

  CalendarQuery(PropertyAnswers answers, CalendarObjects objects) {
    this.answers = answers;
    this.objects = objects;
  }

  @Override
  public XmlName name() {
    return XmlName.caldav("calendar-query");
  }

  @Override
  public boolean isFor(DavTarget target) {
    return ReportQuestions.isInCalendar(target);
  }

  @Override
  public DavResponse answer(
      XmlElement body, DavTarget target, DavRequest request, DavSession session) {
    DavTarget.CalendarCollection collection = ReportQuestions.calendarOf(target);
    Preferences preferences = Preferences.of(request);
    DataShape shape = DataShape.of(body, preferences.zonesByName());
    ZoneId zone = zone(body, collection.calendar());
    List<StoredObject> found =
        found(QueryFilter.of(body), collection.calendar(), zone, session).stream()
            .filter(object -> ReportQuestions.isAbout(target, object.name()))
            .toList();
    PropertyQuestion question = PropertyQuestion.of(body);
    MultiStatus answer = session.multiStatus(preferences);
    for (List<StoredObject> batch : Batches.of(found, StoredObject::octets)) {
      Map<String, ObjectText> texts =
          ReportQuestions.texts(question, batch, StoredObject::name, collection, session);
      for (StoredObject object : batch) {
        @Nullable ObjectText text = texts.get(object.name());
        if (text == null) {
          add(session.member(collection, object, null), question, preferences, session, answer);
          continue;
        }
        // An object that is too much must not cost those that are on their way already.
        shape
            .apply(text, objects, zone)
            .ifPresentOrElse(
                shown ->
                    add(
                        session.member(collection, object, shown),
                        question,
                        preferences,
                        session,
                        answer),
                () -> answer.beyondLimits(collection.path().object(object.name()).href()));
      }
    }
    return answer.response();
  }

  private void add(
      DavTarget member,
      PropertyQuestion question,
      Preferences preferences,
      DavSession session,
      MultiStatus answer) {
    answers.answer(member, question, preferences.minimal(), session, answer);
  }

  private List<StoredObject> found(
      QueryFilter filter, StoredCalendar calendar, ZoneId zone, DavSession session) {
    return switch (filter) {
      case QueryFilter.Everything _ -> session.calendars().objects(calendar);
      case QueryFilter.Nothing _ -> List.of();
      case QueryFilter.Overlapping overlapping ->
          session.calendars().objects(calendar, overlapping.window(), zone);
      case QueryFilter.Inside inside -> {
        List<StoredObject> candidates =
            inside.window() == null
                ? session.calendars().objects(calendar)
                : session.calendars().objects(calendar, inside.window(), zone);
        yield matching(inside.calendar(), candidates, calendar, zone, session);
      }
    };
  }

  private List<StoredObject> matching(
      ComponentCondition condition,
      List<StoredObject> candidates,
      StoredCalendar calendar,
      ZoneId zone,
      DavSession session) {
    ObjectMatcher matcher = new ObjectMatcher(objects, zone);
    List<StoredObject> matching = new ArrayList<>();
    for (List<StoredObject> batch : Batches.of(candidates, StoredObject::octets)) {
      Map<String, ObjectText> texts =
          session.calendars().texts(calendar, batch.stream().map(StoredObject::name).toList());
      for (ObjectText text : texts.values()) {
        if (objects
            .open(text.text(), zone)
            .filter(opened -> matcher.matches(opened, condition))
            .isPresent()) {
          matching.add(text.object());
        }
      }
    }
    return matching;
  }

  /** Zone of the query (RFC 4791 section 9.8, RFC 7809 section 6.2), or that of the calendar. */
  private ZoneId zone(XmlElement body, StoredCalendar calendar) {
    return body.child(XmlName.caldav("timezone"))
        .map(
            timezone ->
                objects
                    .zone(timezone.rawText().strip())
                    .orElseThrow(
                        () ->
                            DavFault.of(
                                Precondition.VALID_CALENDAR_DATA,
                                "CALDAV:timezone is no calendar with a zone that is known")))
        .or(
            () ->
                body.child(XmlName.caldav("timezone-id"))
                    .map(
                        id ->
                            objects
                                .zoneNamed(id.text())
                                .orElseThrow(
                                    () ->
                                        DavFault.of(
                                            Precondition.VALID_TIMEZONE,
                                            "CALDAV:timezone-id is no zone that is known"))))
        .orElseGet(calendar::zone);
  }
}
