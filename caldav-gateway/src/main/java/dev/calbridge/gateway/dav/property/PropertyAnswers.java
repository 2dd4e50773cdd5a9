package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.MultiStatus;
import dev.calbridge.gateway.dav.Propstat;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers a question for properties about one target after the other. */
public final class PropertyAnswers {

  /** A property of reports alone (RFC 4791 section 9.6). */
  public static final XmlName CALENDAR_DATA = XmlName.caldav("calendar-data");

  private final DavProperties properties;

  public PropertyAnswers(DavProperties properties) {
    this.properties = properties;
  }

  /**
   * @param minimal leave out what is not there
   */
  public void answer(
      DavTarget target,
      PropertyQuestion question,
      boolean minimal,
      DavSession session,
      MultiStatus into) {
    List<XmlElement> found = new ArrayList<>();
    List<XmlElement> missing = new ArrayList<>();
    switch (question) {
      case PropertyQuestion.Names _ ->
          names(target, session).forEach(name -> found.add(XmlElement.of(name)));
      case PropertyQuestion.All(List<XmlName> included) ->
          Stream.of(
                  properties.all().stream().filter(DavProperty::isInAllprop).map(DavProperty::name),
                  dead(target, session),
                  included.stream())
              .flatMap(names -> names)
              .distinct()
              .forEach(name -> value(target, name, session).ifPresent(found::add));
      case PropertyQuestion.These(List<XmlName> names) ->
          names.forEach(
              name ->
                  value(target, name, session)
                      .ifPresentOrElse(found::add, () -> missing.add(XmlElement.of(name))));
    }
    List<Propstat> propstats = new ArrayList<>();
    if (!found.isEmpty()) {
      propstats.add(new Propstat(200, found));
    }
    if (!missing.isEmpty() && !minimal) {
      propstats.add(new Propstat(404, missing));
    }
    into.properties(target.path().href(), propstats);
  }

  /** Value of one property, the user's own before the common one; empty if there is none. */
  public Optional<XmlElement> value(DavTarget target, XmlName name, DavSession session) {
    if (name.equals(CALENDAR_DATA)) {
      return target instanceof DavTarget.CalendarObject object && object.text() != null
          ? Optional.of(XmlElement.encodedText(name, object.text().utf8()))
          : Optional.empty();
    }
    Optional<DavProperty> live = properties.named(name);
    if (live.isEmpty() || live.get().isPersonal()) {
      Optional<XmlElement> personal = session.personal(target, name.toString());
      if (personal.isPresent()) {
        return personal;
      }
    }
    return live.flatMap(property -> Optional.ofNullable(property.of(target, session)));
  }

  private Stream<XmlName> names(DavTarget target, DavSession session) {
    return Stream.concat(
            properties.all().stream()
                .filter(property -> isThere(property.of(target, session)))
                .map(DavProperty::name),
            dead(target, session))
        .distinct();
  }

  private static boolean isThere(@Nullable XmlElement value) {
    return value != null;
  }

  private static Stream<XmlName> dead(DavTarget target, DavSession session) {
    return session.personal(target).keySet().stream()
        .map(
            clark ->
                new XmlName(
                    clark.substring(1, clark.indexOf('}')),
                    clark.substring(clark.indexOf('}') + 1)));
  }
}
