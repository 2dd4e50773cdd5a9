package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;

/** A report. Blocks. */
public interface DavReport {

  XmlName name();

  boolean isFor(DavTarget target);

  /**
   * @param body its root element is the report's
   * @throws dev.calbridge.gateway.dav.DavFault if it ends with an error status
   */
  DavResponse answer(XmlElement body, DavTarget target, DavRequest request, DavSession session);
}
