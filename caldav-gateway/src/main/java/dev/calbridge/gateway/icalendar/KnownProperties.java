package dev.calbridge.gateway.icalendar;

import java.util.Set;

/** Properties of a VEVENT that are not carried as they are. */
final class KnownProperties {

  /** Have a field of their own. */
  private static final Set<String> TRANSLATED =
      Set.of(
          "UID",
          "SUMMARY",
          "DESCRIPTION",
          "LOCATION",
          "CATEGORIES",
          "STATUS",
          "TRANSP",
          "X-MICROSOFT-CDO-BUSYSTATUS",
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXRULE",
          "EXDATE",
          "RECURRENCE-ID");

  /** Written anew each time, or meaningful to the program alone that wrote them. */
  private static final Set<String> BOOKKEEPING =
      Set.of("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "X-MOZ-GENERATION");

  /** Of one user: shared with the others they would ring or silence their alarms. */
  private static final Set<String> PERSONAL =
      Set.of("X-MOZ-LASTACK", "X-MOZ-SNOOZE-TIME", "X-MOZ-SEND-INVITATIONS", "ACKNOWLEDGED");

  /** Would make programs mail invitations to customers. */
  private static final Set<String> SCHEDULING = Set.of("ORGANIZER", "ATTENDEE", "REQUEST-STATUS");

  private KnownProperties() {}

  static boolean isKnown(String name) {
    return TRANSLATED.contains(name)
        || BOOKKEEPING.contains(name)
        || PERSONAL.contains(name)
        || name.startsWith("X-MOZ-SNOOZE-TIME-")
        || SCHEDULING.contains(name);
  }
}
