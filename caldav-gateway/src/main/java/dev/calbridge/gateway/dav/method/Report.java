package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.Precondition;
import dev.calbridge.gateway.dav.XmlBody;
import dev.calbridge.gateway.dav.report.DavReports;
import dev.calbridge.gateway.dav.xml.XmlElement;

/** RFC 3253 section 3.6. */
final class Report implements DavMethod {

  private final XmlBody bodies;
  private final DavReports reports;

  Report(XmlBody bodies, DavReports reports) {
    this.bodies = bodies;
    this.reports = reports;
  }

  @Override
  public String name() {
    return "REPORT";
  }

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    DavTarget target = session.target(DavPath.parse(request.path()));
    XmlElement body =
        bodies.of(request).orElseThrow(() -> DavFault.of(400, "A REPORT needs a body"));
    return reports
        .named(body.name())
        .filter(report -> report.isFor(target))
        .orElseThrow(
            () -> DavFault.of(Precondition.SUPPORTED_REPORT, "There is no such report here"))
        .answer(body, target, request, session);
  }
}
