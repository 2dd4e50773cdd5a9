package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 3253 section 3.1.5. Apple's programs sync only if the home lists sync-collection, too. */
final class SupportedReportSet implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("supported-report-set");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    List<XmlName> reports = new ArrayList<>();
    switch (target) {
      case DavTarget.Home _ -> reports.add(XmlName.dav("sync-collection"));
      case DavTarget.CalendarCollection _ -> {
        reports.add(XmlName.dav("sync-collection"));
        reports.add(XmlName.caldav("calendar-multiget"));
        reports.add(XmlName.caldav("calendar-query"));
        reports.add(XmlName.caldav("free-busy-query"));
      }
      case DavTarget.CalendarObject _ -> {
        reports.add(XmlName.caldav("calendar-multiget"));
        reports.add(XmlName.caldav("calendar-query"));
      }
      case DavTarget.Container _, DavTarget.Principal _ -> {
        // Nothing of their own.
      }
    }
    if (!(target instanceof DavTarget.CalendarObject)) {
      reports.add(XmlName.dav("expand-property"));
      reports.add(XmlName.dav("principal-property-search"));
      reports.add(XmlName.dav("principal-search-property-set"));
    }
    return XmlElement.of(
        name(),
        reports.stream()
            .map(
                report ->
                    XmlElement.of(
                        XmlName.dav("supported-report"),
                        XmlElement.of(XmlName.dav("report"), XmlElement.of(report))))
            .toList());
  }
}
