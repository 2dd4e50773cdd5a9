package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.dav.xml.XmlName;

/** The preconditions this service names, with the status they are answered with. */
public enum Precondition {
  /** RFC 4918 section 16. */
  PROPFIND_FINITE_DEPTH(403, XmlName.dav("propfind-finite-depth")),
  /** RFC 4918 section 16. */
  CANNOT_MODIFY_PROTECTED_PROPERTY(403, XmlName.dav("cannot-modify-protected-property")),
  /** RFC 3744 section 7.1.1. */
  NEED_PRIVILEGES(403, XmlName.dav("need-privileges")),
  /** RFC 3253 section 3.6. */
  SUPPORTED_REPORT(403, XmlName.dav("supported-report")),
  /** RFC 6578 section 3.2. */
  VALID_SYNC_TOKEN(403, XmlName.dav("valid-sync-token")),
  /** RFC 5323 section 5.17.1 by way of RFC 6578 section 3.6. */
  NUMBER_OF_MATCHES_WITHIN_LIMITS(507, XmlName.dav("number-of-matches-within-limits")),
  /** RFC 4791 section 5.3.2.1. */
  SUPPORTED_CALENDAR_DATA(403, XmlName.caldav("supported-calendar-data")),
  /** RFC 4791 section 5.3.2.1. */
  VALID_CALENDAR_DATA(403, XmlName.caldav("valid-calendar-data")),
  /** RFC 4791 section 5.3.2.1. */
  VALID_CALENDAR_OBJECT_RESOURCE(403, XmlName.caldav("valid-calendar-object-resource")),
  /** RFC 4791 section 5.3.2.1. */
  SUPPORTED_CALENDAR_COMPONENT(403, XmlName.caldav("supported-calendar-component")),
  /** RFC 4791 section 5.3.2.1. */
  NO_UID_CONFLICT(403, XmlName.caldav("no-uid-conflict")),
  /** RFC 4791 section 5.3.2.1. */
  MAX_RESOURCE_SIZE(403, XmlName.caldav("max-resource-size")),
  /** RFC 4791 section 5.3.2.1. */
  MAX_INSTANCES(403, XmlName.caldav("max-instances")),
  /** RFC 4791 section 5.3.2.1. */
  CALENDAR_COLLECTION_LOCATION_OK(403, XmlName.caldav("calendar-collection-location-ok")),
  /** RFC 4791 section 7.8. */
  VALID_FILTER(403, XmlName.caldav("valid-filter")),
  /** RFC 4791 section 7.5.1. */
  SUPPORTED_COLLATION(403, XmlName.caldav("supported-collation")),
  /** RFC 7809 section 7.1. */
  VALID_TIMEZONE(403, XmlName.caldav("valid-timezone")),
  /** RFC 4791 section 7.8. */
  SUPPORTED_FILTER(403, XmlName.caldav("supported-filter"));

  private final int status;
  private final XmlName element;

  Precondition(int status, XmlName element) {
    this.status = status;
    this.element = element;
  }

  public int status() {
    return status;
  }

  public XmlName element() {
    return element;
  }
}
