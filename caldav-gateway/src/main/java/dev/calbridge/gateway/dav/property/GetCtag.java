package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** caldav-ctag: changes together with the sync token, being the same. */
final class GetCtag implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.calendarServer("getctag");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    String token = CollectionTokens.of(target, session);
    return token == null ? null : XmlElement.text(name(), token);
  }
}
