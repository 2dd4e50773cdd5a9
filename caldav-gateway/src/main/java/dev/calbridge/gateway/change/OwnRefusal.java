package dev.calbridge.gateway.change;

import dev.calbridge.gateway.icalendar.UnreadableCalendar;
import org.jspecify.annotations.Nullable;

/** What this service refuses by itself, in words for the people whose change it was. */
public enum OwnRefusal {
  READ_ONLY(
      "read-only",
      "Dieser Kalender kann von außen nur gelesen werden.",
      "This calendar can only be read from outside."),
  UNREADABLE(
      "unreadable-object",
      "Das Programm hat keinen lesbaren Kalendereintrag geschickt.",
      "The program has sent no readable calendar entry."),
  NO_EVENT(
      "unsupported-component",
      "Hier werden nur Termine geführt, keine Aufgaben oder Notizen.",
      "Only events are kept here, no tasks or notes."),
  UNSUPPORTED_EVENT(
      "unsupported-event",
      "Ein Termin dieser Art kann hier nicht geführt werden.",
      "An event of this kind cannot be kept here."),
  TOO_LARGE("too-large", "Der Kalendereintrag ist zu groß.", "The calendar entry is too large."),
  TOO_MANY_INSTANCES(
      "too-many-instances",
      "Die Serie hat zu viele einzelne Termine.",
      "The series has too many single dates."),
  UID_IN_USE(
      "uid-in-use",
      "Ein anderer Eintrag dieses Kalenders hat dieselbe Kennung (UID).",
      "Another entry of this calendar has the same identifier (UID).");

  private final String code;
  private final String german;
  private final String english;

  OwnRefusal(String code, String german, String english) {
    this.code = code;
    this.german = german;
    this.english = english;
  }

  static OwnRefusal of(UnreadableCalendar.Reason reason) {
    return switch (reason) {
      case NOT_ICALENDAR -> UNREADABLE;
      case UNSUPPORTED_COMPONENT -> NO_EVENT;
      case NOT_ONE_EVENT -> UNSUPPORTED_EVENT;
      case TOO_LARGE -> TOO_LARGE;
      case TOO_MANY_INSTANCES -> TOO_MANY_INSTANCES;
    };
  }

  /** Stable, in kebab-case. */
  public String code() {
    return code;
  }

  /**
   * @param language {@code de} or {@code en}; null for unknown
   */
  public String text(@Nullable String language) {
    return "de".equals(language) ? german : english;
  }
}
