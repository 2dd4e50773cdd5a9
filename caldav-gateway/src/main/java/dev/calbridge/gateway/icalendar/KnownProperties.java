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
      Set.of(
          "X-MOZ-LASTACK",
          "X-MOZ-SNOOZE-TIME",
          "X-MOZ-SEND-INVITATIONS",
          "X-MOZ-SEND-INVITATIONS-UNDISCLOSED",
          "ACKNOWLEDGED",
          "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR",
          "X-MICROSOFT-DISALLOW-COUNTER",
          "X-EVOLUTION-ALARM-UID");

  /** Shown to others they would make programs mail invitations to customers. */
  private static final Set<String> SCHEDULING = Set.of("ORGANIZER", "ATTENDEE", "REQUEST-STATUS");

  /** Have a field of their own for the text, but none for parameters such as ALTREP. */
  private static final Set<String> ANNOTATED = Set.of("SUMMARY", "DESCRIPTION", "LOCATION");

  private KnownProperties() {}

  static boolean isKnown(String name) {
    return TRANSLATED.contains(name) || BOOKKEEPING.contains(name) || isPersonal(name);
  }

  /** Kept for the user who wrote it, and shown to nobody else. */
  static boolean isPersonal(String name) {
    return PERSONAL.contains(name)
        || name.startsWith("X-MOZ-SNOOZE-TIME-")
        || SCHEDULING.contains(name);
  }

  static boolean isAnnotatedText(String name) {
    return ANNOTATED.contains(name);
  }
}
