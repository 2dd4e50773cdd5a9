package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
        ? XmlElement.text(
            name(),
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                object.object().changedAt().atOffset(ZoneOffset.UTC)))
        : null;
  }
}
