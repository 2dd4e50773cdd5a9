package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.Limits;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 5.2.8. */
final class MaxInstances implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("max-instances");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection
        ? XmlElement.text(name(), Integer.toString(Limits.MAX_INSTANCES))
        : null;
  }
}
