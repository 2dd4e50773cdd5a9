package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.calendar.StoredObject;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.MultiStatus;
import dev.calbridge.gateway.dav.Preferences;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.property.PropertyQuestion;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.List;
import java.util.Map;

/** RFC 4791 section 7.8. An empty answer is a 207 like any other. */
final class CalendarQuery implements DavReport {

  private final PropertyAnswers answers;

  CalendarQuery(PropertyAnswers answers) {
    this.answers = answers;
  }

  @Override
  public XmlName name() {
    return XmlName.caldav("calendar-query");
  }

  @Override
  public boolean isFor(DavTarget target) {
    return target instanceof DavTarget.CalendarCollection;
  }

  @Override
  public DavResponse answer(
      XmlElement body, DavTarget target, DavRequest request, DavSession session) {
    CalendarData.check(body);
    DavTarget.CalendarCollection collection = (DavTarget.CalendarCollection) target;
    List<StoredObject> objects =
        switch (QueryFilter.of(body)) {
          case QueryFilter.Everything _ -> session.calendars().objects(collection.calendar().key());
          case QueryFilter.Nothing _ -> List.of();
          case QueryFilter.Overlapping overlapping ->
              session.calendars().objects(collection.calendar(), overlapping.window());
        };
    PropertyQuestion question = PropertyQuestion.of(body);
    Map<String, ObjectText> texts =
        ReportQuestions.wantsData(question)
            ? session
                .calendars()
                .texts(
                    collection.calendar().key(), objects.stream().map(StoredObject::name).toList())
            : Map.of();
    Preferences preferences = Preferences.of(request);
    MultiStatus answer = new MultiStatus();
    for (StoredObject object : objects) {
      answers.answer(
          session.member(collection, object, texts.get(object.name())),
          question,
          preferences.minimal(),
          session,
          answer);
    }
    return preferences.confirm(answer.response());
  }
}
