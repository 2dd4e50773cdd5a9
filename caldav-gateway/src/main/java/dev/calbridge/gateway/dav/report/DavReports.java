package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.property.PropertyAnswers;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of reports. */
public final class DavReports {

  private final Map<XmlName, DavReport> byName = new LinkedHashMap<>();

  public DavReports(PropertyAnswers answers) {
    for (DavReport report :
        List.of(
            new SyncCollection(answers),
            new CalendarMultiget(answers),
            new CalendarQuery(answers))) {
      byName.put(report.name(), report);
    }
  }

  public Optional<DavReport> named(XmlName name) {
    return Optional.ofNullable(byName.get(name));
  }
}
