package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.HttpDate;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 4918 section 15.7. */
final class GetLastModified implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("getlastmodified");
  }

  @Override
  public boolean isInAllprop() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarObject object
        ? XmlElement.text(name(), HttpDate.of(object.object().changedAt()))
        : null;
  }
}
