package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 4918 section 15.2. */
final class DisplayName implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("displayname");
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public boolean isInAllprop() {
    return true;
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return switch (target) {
      case DavTarget.Container _ -> XmlElement.text(name(), "Calbridge");
      case DavTarget.Principal principal -> XmlElement.text(name(), principal.name());
      case DavTarget.Home _ -> XmlElement.text(name(), session.account().userName());
      case DavTarget.CalendarCollection collection ->
          XmlElement.text(name(), collection.calendar().snapshot().name());
      case DavTarget.CalendarObject _ -> null;
    };
  }
}
