package dev.calbridge.gateway.dav.report;

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
import java.util.Locale;

/** RFC 3744 section 9.4. The one principal that anybody can see is the own one. */
final class PrincipalPropertySearch implements DavReport {

  private final PropertyAnswers answers;

  PrincipalPropertySearch(PropertyAnswers answers) {
    this.answers = answers;
  }

  @Override
  public XmlName name() {
    return XmlName.dav("principal-property-search");
  }

  @Override
  public boolean isFor(DavTarget target) {
    return !(target instanceof DavTarget.CalendarObject);
  }

  @Override
  public DavResponse answer(
      XmlElement body, DavTarget target, DavRequest request, DavSession session) {
    DavTarget own = session.target(session.principal());
    List<XmlElement> searches = body.children(XmlName.dav("property-search")).toList();
    boolean any = body.attribute("test").filter("anyof"::equals).isPresent();
    boolean found =
        !searches.isEmpty()
            && (any
                ? searches.stream().anyMatch(search -> matches(search, own, session))
                : searches.stream().allMatch(search -> matches(search, own, session)));
    Preferences preferences = Preferences.of(request);
    MultiStatus answer = session.multiStatus(preferences);
    if (found) {
      answers.answer(own, PropertyQuestion.of(body), preferences.minimal(), session, answer);
    }
    return answer.response();
  }

  private boolean matches(XmlElement search, DavTarget own, DavSession session) {
    String wanted =
        search
            .child(XmlName.dav("match"))
            .map(match -> match.text().toLowerCase(Locale.ROOT))
            .orElse("");
    return search
        .children(XmlName.dav("prop"))
        .flatMap(XmlElement::children)
        .allMatch(
            property ->
                answers
                    .value(own, property.name(), session)
                    .filter(value -> allText(value).toLowerCase(Locale.ROOT).contains(wanted))
                    .isPresent());
  }

  private static String allText(XmlElement element) {
    StringBuilder text = new StringBuilder(element.text());
    element.children().forEach(child -> text.append(' ').append(allText(child)));
    return text.toString();
  }
}
