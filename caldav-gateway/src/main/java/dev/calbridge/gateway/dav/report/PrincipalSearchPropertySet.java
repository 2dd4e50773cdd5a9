package dev.calbridge.gateway.dav.report;

import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.List;
import java.util.Map;

/** RFC 3744 section 9.5: what principals can be searched by. */
final class PrincipalSearchPropertySet implements DavReport {

  private static final Map<XmlName, String> SEARCHABLE =
      Map.of(
          XmlName.dav("displayname"), "Name",
          XmlName.caldav("calendar-user-address-set"), "Calendar user address");

  @Override
  public XmlName name() {
    return XmlName.dav("principal-search-property-set");
  }

  @Override
  public boolean isFor(DavTarget target) {
    return !(target instanceof DavTarget.CalendarObject);
  }

  @Override
  public DavResponse answer(
      XmlElement body, DavTarget target, DavRequest request, DavSession session) {
    List<XmlElement> properties =
        SEARCHABLE.entrySet().stream()
            .map(
                searchable ->
                    XmlElement.of(
                        XmlName.dav("principal-search-property"),
                        XmlElement.of(XmlName.dav("prop"), XmlElement.of(searchable.getKey())),
                        XmlElement.text(XmlName.dav("description"), searchable.getValue())
                            .withLanguage("en")))
            .toList();
    return DavResponse.xml(
        200, XmlElement.of(XmlName.dav("principal-search-property-set"), properties));
  }
}
