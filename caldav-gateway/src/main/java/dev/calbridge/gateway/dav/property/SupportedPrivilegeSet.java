package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 3744 section 5.3: the privileges there are, and which of them contain others. */
final class SupportedPrivilegeSet implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("supported-privilege-set");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    return XmlElement.of(
        name(),
        privilege(
            "all",
            "Everything",
            privilege("read", "Read"),
            privilege("read-current-user-privilege-set", "Read one's own privileges"),
            privilege(
                "write",
                "Write",
                privilege("write-content", "Change objects"),
                privilege("write-properties", "Set properties"),
                privilege("bind", "Make objects"),
                privilege("unbind", "Remove objects"))));
  }

  private static XmlElement privilege(String name, String description, XmlElement... contained) {
    List<XmlElement> content = new ArrayList<>();
    content.add(XmlElement.of(XmlName.dav("privilege"), XmlElement.of(XmlName.dav(name))));
    content.add(XmlElement.text(XmlName.dav("description"), description));
    content.addAll(Arrays.asList(contained));
    return XmlElement.of(XmlName.dav("supported-privilege"), content);
  }
}
