package dev.calbridge.gateway.dav.xml;

/**
 * Expanded name of an element or attribute.
 *
 * @param namespace URI; empty for none
 */
public record XmlName(String namespace, String local) {

  public static XmlName dav(String local) {
    return new XmlName(Namespaces.DAV, local);
  }

  public static XmlName caldav(String local) {
    return new XmlName(Namespaces.CALDAV, local);
  }

  public static XmlName calendarServer(String local) {
    return new XmlName(Namespaces.CALENDAR_SERVER, local);
  }

  public static XmlName apple(String local) {
    return new XmlName(Namespaces.APPLE, local);
  }

  public static XmlName calbridge(String local) {
    return new XmlName(Namespaces.CALBRIDGE, local);
  }

  /** In Clark notation, as the personal properties are keyed. */
  @Override
  public String toString() {
    return "{" + namespace + "}" + local;
  }
}
