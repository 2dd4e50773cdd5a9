package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 4918 section 15.5. Collections have none: some programs would take them for objects. */
final class GetContentType implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("getcontenttype");
  }

  @Override
  public boolean isInAllprop() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarObject
        ? XmlElement.text(name(), MediaTypes.EVENT)
        : null;
  }
}
