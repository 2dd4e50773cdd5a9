package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
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
    List<XmlName> reports =
        switch (target) {
          case DavTarget.Home _ -> List.of(XmlName.dav("sync-collection"));
          case DavTarget.CalendarCollection _ ->
              List.of(
                  XmlName.dav("sync-collection"),
                  XmlName.caldav("calendar-multiget"),
                  XmlName.caldav("calendar-query"));
          case DavTarget.Container _, DavTarget.Principal _, DavTarget.CalendarObject _ ->
              List.of();
        };
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
