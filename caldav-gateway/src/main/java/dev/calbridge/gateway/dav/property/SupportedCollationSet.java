package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4791 section 7.5.1. */
final class SupportedCollationSet implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.caldav("supported-collation-set");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return target instanceof DavTarget.CalendarCollection
        ? XmlElement.of(
            name(),
            List.of("i;ascii-casemap", "i;octet", "i;unicode-casemap").stream()
                .map(each -> XmlElement.text(XmlName.caldav("supported-collation"), each))
                .toList())
        : null;
  }
}
