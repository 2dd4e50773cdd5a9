package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** RFC 6578 section 4. */
final class SyncTokenProperty implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("sync-token");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    String token = CollectionTokens.of(target, session);
    return token == null ? null : XmlElement.text(name(), token);
  }
}
