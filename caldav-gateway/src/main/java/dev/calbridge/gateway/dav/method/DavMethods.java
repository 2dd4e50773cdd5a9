package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.change.ObjectChanges;
import dev.calbridge.gateway.change.OwnRefusals;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.XmlBody;
import dev.calbridge.gateway.dav.property.DavProperties;
import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.report.DavReports;
import dev.calbridge.gateway.dav.xml.XmlReader;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import dev.calbridge.gateway.icalendar.EventReader;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry of methods, and the way in. */
public final class DavMethods {

  private final Map<String, DavMethod> byName = new LinkedHashMap<>();

  public DavMethods(
      ObjectChanges changes,
      OwnRefusals refusals,
      EventReader events,
      CalendarObjects objects,
      XmlReader xml,
      Clock clock) {
    DavProperties properties = new DavProperties();
    PropertyAnswers answers = new PropertyAnswers(properties);
    XmlBody bodies = new XmlBody(xml);
    for (DavMethod method :
        List.of(
            new Options(),
            new Get("GET", objects),
            new Get("HEAD", objects),
            new Put(changes, refusals, events),
            new Delete(changes, refusals),
            new Relocate("MOVE", changes, refusals),
            new Relocate("COPY", changes, refusals),
            new Propfind(bodies, answers),
            new Proppatch(bodies, properties),
            new Report(bodies, new DavReports(answers, objects, clock)),
            new Forbidden("MKCALENDAR", "bind"),
            new Forbidden("MKCOL", "bind"))) {
      byName.put(method.name(), method);
    }
  }

  /** Never throws for what a client sent; faults of ours come out. Blocks. */
  public DavResponse handle(DavRequest request, DavSession session) {
    return dressed(answer(request, session), request);
  }

  /** Adds what every answer carries. */
  public DavResponse dressed(DavResponse response, DavRequest request) {
    DavResponse full = response.dressed();
    if (response.status() == 405 || request.method().equals("OPTIONS")) {
      full = full.with("Allow", String.join(", ", allowed(response, request)));
    }
    return full;
  }

  private DavResponse answer(DavRequest request, DavSession session) {
    @Nullable DavMethod method = byName.get(request.method());
    if (method == null) {
      return DavResponse.text(405, "This method is not available here");
    }
    try {
      return method.handle(request, session);
    } catch (DavFault fault) {
      return fault.response();
    }
  }

  /** One program takes a calendar without PUT among its methods for read-only. */
  private List<String> allowed(DavResponse response, DavRequest request) {
    return byName.values().stream()
        .filter(method -> !(method instanceof Forbidden))
        .map(DavMethod::name)
        .filter(name -> response.status() != 405 || !name.equals(request.method()))
        .toList();
  }
}
