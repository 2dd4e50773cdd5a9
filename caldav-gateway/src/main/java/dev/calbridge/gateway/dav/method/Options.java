package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;

/** RFC 4918 section 10.1. An object need not exist yet: programs ask before they PUT. */
final class Options implements DavMethod {

  @Override
  public String name() {
    return "OPTIONS";
  }

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    DavPath path = DavPath.parse(request.path());
    var _ =
        path instanceof DavPath.CalendarObject object
            ? session.collection(new DavPath.CalendarCollection(object.user(), object.resource()))
            : session.target(path);
    return DavResponse.empty(200);
  }
}
