package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 3744 section 5.1. Places belong to nobody else: the user acts as their owner. */
final class Owner implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("owner");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return switch (target) {
      case DavTarget.Home _, DavTarget.CalendarCollection _, DavTarget.CalendarObject _ ->
          XmlElement.of(name(), XmlElement.text(XmlName.dav("href"), session.principal().href()));
      case DavTarget.Container _, DavTarget.Principal _ -> null;
    };
  }
}
