package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.CalendarObjects;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of reports. */
public final class DavReports {

  private final Map<XmlName, DavReport> byName = new LinkedHashMap<>();

  public DavReports(PropertyAnswers answers, CalendarObjects objects, Clock clock) {
    for (DavReport report :
        List.of(
            new SyncCollection(answers),
            new CalendarMultiget(answers, objects),
            new CalendarQuery(answers, objects),
            new FreeBusyQuery(objects, clock),
            new ExpandProperty(answers),
            new PrincipalPropertySearch(answers),
            new PrincipalSearchPropertySet())) {
      byName.put(report.name(), report);
    }
  }

  public Optional<DavReport> named(XmlName name) {
    return Optional.ofNullable(byName.get(name));
  }
}
