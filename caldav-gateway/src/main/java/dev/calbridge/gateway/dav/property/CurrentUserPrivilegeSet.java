package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 3744 section 5.4. Leaf privileges one by one: one program does not know {@code all}. */
final class CurrentUserPrivilegeSet implements DavProperty {

  @Override
  public XmlName name() {
    return XmlName.dav("current-user-privilege-set");
  }

  @Override
  public @Nullable XmlElement of(DavTarget target, DavSession session) {
    List<XmlElement> privileges = new ArrayList<>();
    for (String privilege : privileges(target)) {
      privileges.add(
          XmlElement.of(XmlName.dav("privilege"), XmlElement.of(XmlName.dav(privilege))));
    }
    return XmlElement.of(name(), privileges);
  }

  private static List<String> privileges(DavTarget target) {
    List<String> read = List.of("read", "read-current-user-privilege-set");
    List<String> write =
        List.of(
            "read",
            "read-current-user-privilege-set",
            "write",
            "write-content",
            "write-properties",
            "bind",
            "unbind");
    // No bind on the home: programs then do not offer to make calendars.
    return switch (target) {
      case DavTarget.Container _, DavTarget.Principal _, DavTarget.Home _ -> read;
      case DavTarget.CalendarCollection collection ->
          collection.calendar().snapshot().readOnly() ? read : write;
      case DavTarget.CalendarObject object ->
          object.calendar().calendar().snapshot().readOnly() ? read : write;
    };
  }
}
