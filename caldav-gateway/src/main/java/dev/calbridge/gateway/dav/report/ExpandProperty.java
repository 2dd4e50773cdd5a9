package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.MultiStatus;
import dev.calbridge.gateway.dav.Preferences;
import dev.calbridge.gateway.dav.Propstat;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.dav.xml.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RFC 3253 section 3.8: properties, and the properties of what they point to. */
final class ExpandProperty implements DavReport {

  private static final XmlName PROPERTY = XmlName.dav("property");
  private static final XmlName HREF = XmlName.dav("href");

  private final PropertyAnswers answers;

  ExpandProperty(PropertyAnswers answers) {
    this.answers = answers;
  }

  @Override
  public XmlName name() {
    return XmlName.dav("expand-property");
  }

  @Override
  public boolean isFor(DavTarget target) {
    return !(target instanceof DavTarget.CalendarObject);
  }

  @Override
  public DavResponse answer(
      XmlElement body, DavTarget target, DavRequest request, DavSession session) {
    Preferences preferences = Preferences.of(request);
    MultiStatus answer = session.multiStatus(preferences);
    answer.properties(
        target.path().href(), propstats(body, target, preferences.minimal(), session));
    return answer.response();
  }

  private List<Propstat> propstats(
      XmlElement asked, DavTarget target, boolean minimal, DavSession session) {
    List<XmlElement> found = new ArrayList<>();
    List<XmlElement> missing = new ArrayList<>();
    for (XmlElement property : asked.children(PROPERTY).toList()) {
      XmlName name =
          new XmlName(
              property.attribute("namespace").orElse("DAV:"),
              property
                  .attribute("name")
                  .filter(local -> !local.isBlank())
                  .orElseThrow(() -> DavFault.of(400, "DAV:property needs a name attribute")));
      answers
          .value(target, name, session)
          .ifPresentOrElse(
              value -> found.add(expanded(value, property, minimal, session)),
              () -> missing.add(XmlElement.of(name)));
    }
    List<Propstat> propstats = new ArrayList<>();
    if (!found.isEmpty()) {
      propstats.add(new Propstat(200, found));
    }
    if (!missing.isEmpty() && !minimal) {
      propstats.add(new Propstat(404, missing));
    }
    return propstats;
  }

  /** Hrefs become responses, if anything is asked of what they point to. */
  private XmlElement expanded(
      XmlElement value, XmlElement asked, boolean minimal, DavSession session) {
    if (asked.child(PROPERTY).isEmpty()) {
      return value;
    }
    List<XmlNode> content = new ArrayList<>();
    for (XmlNode node : value.content()) {
      if (node instanceof XmlElement href && href.name().equals(HREF)) {
        content.add(
            target(href.text(), session)
                .map(
                    there ->
                        MultiStatus.response(
                            there.path().href(), propstats(asked, there, minimal, session)))
                .orElse(href));
      } else {
        content.add(node);
      }
    }
    return new XmlElement(value.name(), value.attributes(), content);
  }

  private static Optional<DavTarget> target(String href, DavSession session) {
    try {
      return href.startsWith("/")
          ? Optional.of(session.target(DavPath.parse(href)))
          : Optional.empty();
    } catch (DavFault e) {
      return Optional.empty();
    }
  }
}
