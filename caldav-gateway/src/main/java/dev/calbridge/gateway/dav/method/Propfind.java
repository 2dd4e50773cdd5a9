package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.Depth;
import dev.calbridge.gateway.dav.MultiStatus;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.Preferences;
import dev.calbridge.gateway.dav.XmlBody;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.property.PropertyQuestion;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** RFC 4918 section 9.1. */
final class Propfind implements DavMethod {

  private final XmlBody bodies;
  private final PropertyAnswers answers;

  Propfind(XmlBody bodies, PropertyAnswers answers) {
    this.bodies = bodies;
    this.answers = answers;
  }

  @Override
  public String name() {
    return "PROPFIND";
  }

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    Depth depth = Depth.of(request).orElse(Depth.INFINITY);
    DavTarget target = session.target(DavPath.parse(request.path()));
    boolean isObject = target instanceof DavTarget.CalendarObject;
    if (depth == Depth.INFINITY && !isObject) {
      throw DavFault.of(
          Precondition.PROPFIND_FINITE_DEPTH, "PROPFIND needs Depth 0 or 1 on collections");
    }
    PropertyQuestion question = question(bodies.of(request));
    Preferences preferences = Preferences.of(request);
    MultiStatus answer = session.multiStatus(preferences);
    boolean withoutRoot = preferences.withoutRoot() && depth == Depth.ONE;
    Stream.concat(
            withoutRoot ? Stream.empty() : Stream.of(target),
            depth == Depth.ONE ? members(target, session) : Stream.empty())
        .forEach(each -> answers.answer(each, question, preferences.minimal(), session, answer));
    return answer.response();
  }

  private static PropertyQuestion question(Optional<XmlElement> body) {
    // No body means allprop (RFC 4918 section 9.1).
    if (body.isEmpty()) {
      return new PropertyQuestion.All(List.of());
    }
    if (!body.get().name().equals(XmlName.dav("propfind"))) {
      throw DavFault.of(400, "The body of a PROPFIND is a DAV:propfind");
    }
    return PropertyQuestion.of(body.get());
  }

  /** Containers do not list what is below them: it belongs to single users. */
  private static Stream<? extends DavTarget> members(DavTarget target, DavSession session) {
    return switch (target) {
      case DavTarget.Home home -> home.calendars().stream();
      case DavTarget.CalendarCollection collection ->
          session.calendars().objects(collection.calendar()).stream()
              .map(object -> session.member(collection, object, null));
      case DavTarget.Container _, DavTarget.Principal _, DavTarget.CalendarObject _ ->
          Stream.empty();
    };
  }
}
