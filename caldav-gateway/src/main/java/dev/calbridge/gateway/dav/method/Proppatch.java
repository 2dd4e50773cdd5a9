package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.calendar.PersonalProperties;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.MultiStatus;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.Preferences;
import dev.calbridge.gateway.dav.Propstat;
import dev.calbridge.gateway.dav.XmlBody;
import dev.calbridge.gateway.dav.property.DavProperties;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.dav.xml.XmlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * RFC 4918 section 9.2. What a user sets is kept for that user alone, also in read-only calendars:
 * macOS stops syncing when its colour is refused.
 */
final class Proppatch implements DavMethod {

  private final XmlBody bodies;
  private final DavProperties properties;

  Proppatch(XmlBody bodies, DavProperties properties) {
    this.bodies = bodies;
    this.properties = properties;
  }

  @Override
  public String name() {
    return "PROPPATCH";
  }

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    DavTarget target = session.target(DavPath.parse(request.path()));
    Map<XmlName, String> changes = changes(request);
    List<XmlName> refused =
        changes.keySet().stream().filter(name -> isRefused(name, target)).toList();
    MultiStatus answer = session.multiStatus(Preferences.NONE);
    if (refused.isEmpty()) {
      keep(target, changes, session);
      answer.properties(
          target.path().href(), List.of(new Propstat(200, empty(List.copyOf(changes.keySet())))));
      return answer.response();
    }
    // All or nothing (RFC 4918 section 9.2).
    List<XmlName> others =
        changes.keySet().stream().filter(name -> !refused.contains(name)).toList();
    Propstat forbidden =
        new Propstat(
            403,
            empty(refused),
            XmlElement.of(Precondition.CANNOT_MODIFY_PROTECTED_PROPERTY.element()));
    answer.properties(
        target.path().href(),
        others.isEmpty()
            ? List.of(forbidden)
            : List.of(forbidden, new Propstat(424, empty(others))));
    return answer.response();
  }

  private Map<XmlName, String> changes(DavRequest request) {
    XmlElement body =
        bodies
            .of(request)
            .filter(root -> root.name().equals(XmlName.dav("propertyupdate")))
            .orElseThrow(() -> DavFault.of(400, "The body of a PROPPATCH is a DAV:propertyupdate"));
    Map<XmlName, String> changes = new LinkedHashMap<>();
    for (XmlElement step : body.children().toList()) {
      boolean set = step.name().equals(XmlName.dav("set"));
      if (!set && !step.name().equals(XmlName.dav("remove"))) {
        continue;
      }
      step.children(XmlName.dav("prop"))
          .flatMap(XmlElement::children)
          .forEach(
              property -> changes.put(property.name(), set ? XmlWriter.fragment(property) : ""));
    }
    if (changes.isEmpty()) {
      throw DavFault.of(400, "The PROPPATCH changes nothing");
    }
    return changes;
  }

  private boolean isRefused(XmlName name, DavTarget target) {
    return target.personalKey().isEmpty()
        || properties.named(name).filter(live -> !live.isPersonal()).isPresent();
  }

  private static void keep(DavTarget target, Map<XmlName, String> changes, DavSession session) {
    Map<String, String> byName = new LinkedHashMap<>();
    changes.forEach((name, value) -> byName.put(name.toString(), value));
    boolean tooLong =
        byName.entrySet().stream()
            .anyMatch(
                change ->
                    change.getKey().length() + change.getValue().length()
                        > PersonalProperties.MOST_CHARACTERS);
    if (tooLong
        || !session
            .properties()
            .change(
                session.account().tenant(),
                session.account().user(),
                target.personalKey().orElseThrow(),
                byName)) {
      throw DavFault.of(507, "There is no room for more properties here");
    }
  }

  private static List<XmlElement> empty(List<XmlName> names) {
    return names.stream().map(name -> XmlElement.of(name)).toList();
  }
}
