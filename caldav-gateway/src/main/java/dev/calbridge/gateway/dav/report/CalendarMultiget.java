package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.calendar.ObjectText;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.Limits;
import dev.calbridge.gateway.dav.MultiStatus;
import dev.calbridge.gateway.dav.Preferences;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.property.PropertyQuestion;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 7.9. Depth is not looked at. On an object, that one alone can be had. */
final class CalendarMultiget implements DavReport {

  private final PropertyAnswers answers;
  private final CalendarObjects objects;

  CalendarMultiget(PropertyAnswers answers, CalendarObjects objects) {
    this.answers = answers;
    this.objects = objects;
  }

  @Override
  public XmlName name() {
    return XmlName.caldav("calendar-multiget");
  }

  @Override
  public boolean isFor(DavTarget target) {
    return ReportQuestions.isInCalendar(target);
  }

  @Override
  public DavResponse answer(
      XmlElement body, DavTarget target, DavRequest request, DavSession session) {
    Preferences preferences = Preferences.of(request);
    DataShape shape = DataShape.of(body, preferences.zonesByName());
    DavTarget.CalendarCollection collection = ReportQuestions.calendarOf(target);
    ZoneId zone = collection.calendar().zone();
    List<String> hrefs =
        body.children(XmlName.dav("href")).map(XmlElement::text).distinct().toList();
    if (hrefs.size() > Limits.MAX_MULTIGET) {
      throw DavFault.of(413, "More than " + Limits.MAX_MULTIGET + " hrefs at once");
    }
    PropertyQuestion question = PropertyQuestion.of(body);
    MultiStatus answer = session.multiStatus(preferences);
    for (List<String> batch : Batches.of(hrefs, _ -> Batches.UNKNOWN)) {
      Map<String, Optional<String>> names = new LinkedHashMap<>();
      batch.forEach(
          href ->
              names.put(
                  href,
                  name(href, collection.path())
                      .filter(name -> ReportQuestions.isAbout(target, name))));
      Map<String, ObjectText> found =
          session
              .calendars()
              .texts(
                  collection.calendar(),
                  names.values().stream().flatMap(Optional::stream).toList());
      if (ReportQuestions.wantsData(question)) {
        session.delivered(collection.calendar(), found.values());
      }
      names.forEach(
          (href, name) -> {
            @Nullable ObjectText object = name.map(found::get).orElse(null);
            if (object == null) {
              answer.status(name.map(known -> href(collection, known)).orElse(href), 404);
            } else {
              shape
                  .apply(object, objects, zone)
                  .ifPresentOrElse(
                      shown ->
                          answers.answer(
                              session.member(collection, object.object(), shown),
                              question,
                              preferences.minimal(),
                              session,
                              answer),
                      () -> answer.beyondLimits(href(collection, object.object().name())));
            }
          });
    }
    return answer.response();
  }

  private static String href(DavTarget.CalendarCollection collection, String name) {
    return collection.path().object(name).href();
  }

  /** Name of the object, or empty if the href leads out of this calendar. Takes full URLs, too. */
  private static Optional<String> name(String href, DavPath.CalendarCollection calendar) {
    int authority = href.indexOf("://");
    int start = authority < 0 ? 0 : href.indexOf('/', authority + 3);
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return DavPath.parse(href.substring(start)) instanceof DavPath.CalendarObject object
              && Objects.equals(object.user(), calendar.user())
              && Objects.equals(object.resource(), calendar.resource())
          ? Optional.of(object.name())
          : Optional.empty();
    } catch (DavFault e) {
      return Optional.empty();
    }
  }
}
