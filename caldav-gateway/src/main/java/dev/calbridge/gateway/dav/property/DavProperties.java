package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of properties. */
public final class DavProperties {

  private final Map<XmlName, DavProperty> byName = new LinkedHashMap<>();

  public DavProperties() {
    for (DavProperty property :
        List.of(
            new ResourceType(),
            new DisplayName(),
            new GetEtag(),
            new GetContentType(),
            new GetContentLength(),
            new GetLastModified(),
            new CurrentUserPrincipal(),
            new PrincipalUrl(),
            new EmptyOfPrincipals("alternate-URI-set"),
            new EmptyOfPrincipals("group-member-set"),
            new EmptyOfPrincipals("group-membership"),
            new SupportedPrivilegeSet(),
            new PrincipalCollectionSet(),
            new Owner(),
            new CurrentUserPrivilegeSet(),
            new SupportedReportSet(),
            new SyncTokenProperty(),
            new GetCtag(),
            new CalendarHomeSet(),
            new CalendarUserAddressSet(),
            new SupportedCalendarComponentSet(),
            new SupportedCalendarData(),
            new SupportedCollationSet(),
            new CalendarDescription(),
            new CalendarTimezone(),
            new CalendarTimezoneId(),
            new MaxResourceSize(),
            new MaxInstances(),
            new ScheduleCalendarTransp(),
            new CalendarColor(),
            new CalendarOrder())) {
      byName.put(property.name(), property);
    }
  }

  public Optional<DavProperty> named(XmlName name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<DavProperty> all() {
    return List.copyOf(byName.values());
  }
}
