package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.change.ChangeResult;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.icalendar.UnreadableCalendar;

/** Says in DAV's words why a change was not made. */
public final class Refusals {

  private Refusals() {}

  public static DavFault of(ChangeResult.Refused refused, DavPath path) {
    String detail = refused.detail();
    return switch (refused.reason()) {
      case STALE -> DavFault.of(412, detail);
      // Somebody else was quicker with the name: the client must look at what is there now.
      case NAME_IN_USE -> DavFault.of(412, detail);
      case READ_ONLY, NOT_ALLOWED, SLOT_TAKEN, HELD ->
          needPrivileges(path, "write-content", detail);
      case UNKNOWN_CALENDAR, UNKNOWN_ENTRY -> DavFault.of(404, detail);
      case UID_IN_USE -> DavFault.of(Precondition.NO_UID_CONFLICT, detail);
      case INVALID -> DavFault.of(Precondition.VALID_CALENDAR_OBJECT_RESOURCE, detail);
      case LIMIT -> DavFault.of(Precondition.MAX_RESOURCE_SIZE, detail);
    };
  }

  /**
   * @param explanation in the user's language
   */
  public static DavFault of(UnreadableCalendar unreadable, String explanation) {
    Precondition precondition =
        switch (unreadable.reason()) {
          case NOT_ICALENDAR -> Precondition.VALID_CALENDAR_DATA;
          case UNSUPPORTED_COMPONENT -> Precondition.SUPPORTED_CALENDAR_COMPONENT;
          case NOT_ONE_EVENT -> Precondition.VALID_CALENDAR_OBJECT_RESOURCE;
          case TOO_LARGE -> Precondition.MAX_RESOURCE_SIZE;
          case TOO_MANY_INSTANCES -> Precondition.MAX_INSTANCES;
        };
    return DavFault.of(precondition, explanation);
  }

  /** RFC 3744 section 7.1.1. */
  public static DavFault needPrivileges(DavPath path, String privilege, String detail) {
    return DavFault.of(
        Precondition.NEED_PRIVILEGES,
        detail,
        XmlElement.of(
            XmlName.dav("need-privileges"),
            XmlElement.of(
                XmlName.dav("resource"),
                XmlElement.text(XmlName.dav("href"), path.href()),
                XmlElement.of(XmlName.dav("privilege"), XmlElement.of(XmlName.dav(privilege))))));
  }
}
