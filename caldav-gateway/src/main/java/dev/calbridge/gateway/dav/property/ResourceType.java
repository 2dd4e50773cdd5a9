package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4918 section 15.9. Collections say so; calendars say what they are (RFC 4791 section 4.2).
 */
final class ResourceType implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("resourcetype");
  }

  @Override
  public boolean isInAllprop() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    XmlElement collection = XmlElement.of(XmlName.dav("collection"));
    return switch (target) {
      case DavTarget.Container _, DavTarget.Home _ -> XmlElement.of(name(), collection);
      case DavTarget.Principal _ ->
          XmlElement.of(name(), collection, XmlElement.of(XmlName.dav("principal")));
      case DavTarget.CalendarCollection _ ->
          XmlElement.of(name(), collection, XmlElement.of(XmlName.caldav("calendar")));
      case DavTarget.CalendarObject _ -> XmlElement.of(name());
    };
  }
}
