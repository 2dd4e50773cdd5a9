package dev.calbridge.gateway.dav.method;

import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;

/** An HTTP method on the DAV paths. Blocks. */
public interface DavMethod {

  String name();

  /**
   * @throws dev.calbridge.gateway.dav.DavFault if it ends with an error status
   */
  DavResponse handle(DavRequest request, DavSession session);
}
