package dev.calbridge.gateway.dav.xml;

/** The namespaces this service writes itself. */
public final class Namespaces {

  public static final String DAV = "DAV:";
  public static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
  public static final String CALENDAR_SERVER = "http://calendarserver.org/ns/";
  public static final String APPLE = "http://apple.com/ns/ical/";
  public static final String CALBRIDGE = "https://calbridge.dev/ns/";

  private Namespaces() {}
}
