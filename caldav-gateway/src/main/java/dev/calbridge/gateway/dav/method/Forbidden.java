package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.Refusals;

/** Calendars follow the resources of the tenant: no program makes one. */
record Forbidden(String name, String privilege) implements DavMethod {

  @Override
  public DavResponse handle(DavRequest request, DavSession session) {
    throw refusal(session.home(), privilege);
  }

  static DavFault refusal(DavPath path, String privilege) {
    return Refusals.needPrivileges(
        path, privilege, "Calendars are made and removed in the practice software");
  }
}
