package dev.calbridge.scheduler.journal;

import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.tenant.Language;

/** Why a change was refused, for people. */
final class RefusalWords {

  private RefusalWords() {}

  static String of(Reason reason, Language language) {
    return switch (language) {
      case DE -> german(reason);
      case EN -> english(reason);
    };
  }

  private static String german(Reason reason) {
    return switch (reason) {
      case STALE -> "Der Termin wurde inzwischen anderswo an derselben Stelle geändert.";
      case READ_ONLY -> "Dieser Eintrag oder Kalender lässt sich nur im Planer ändern.";
      case NOT_ALLOWED -> "Das ist diesem Benutzer hier nicht erlaubt.";
      case UNKNOWN_CALENDAR -> "Diesen Kalender gibt es nicht oder er wird nicht abgeglichen.";
      case UNKNOWN_ENTRY -> "Diesen Eintrag gibt es in dem Kalender nicht mehr.";
      case UID_IN_USE -> "Ein anderer Eintrag des Kalenders hat dieselbe Kennung (UID).";
      case NAME_IN_USE -> "Ein anderer Eintrag des Kalenders hat denselben Namen.";
      case SLOT_TAKEN -> "Die Ressource ist zu dieser Zeit schon belegt.";
      case INVALID -> "Daraus kann kein Termin werden.";
      case LIMIT -> "Der Eintrag ist zu groß.";
      case HELD -> "Angehalten: Eine Quelle hat in kurzer Zeit sehr viel gelöscht.";
    };
  }

  private static String english(Reason reason) {
    return switch (reason) {
      case STALE -> "The same part of the appointment was changed elsewhere meanwhile.";
      case READ_ONLY -> "This entry or calendar can be changed in the appointment book only.";
      case NOT_ALLOWED -> "This user may not do that here.";
      case UNKNOWN_CALENDAR -> "There is no such calendar, or it is not synchronised.";
      case UNKNOWN_ENTRY -> "The calendar has no such entry any more.";
      case UID_IN_USE -> "Another entry of the calendar has the same UID.";
      case NAME_IN_USE -> "Another entry of the calendar has the same name.";
      case SLOT_TAKEN -> "The resource is booked at that time.";
      case INVALID -> "That cannot be an appointment.";
      case LIMIT -> "The entry is too large.";
      case HELD -> "Held: one source has deleted very much in a short time.";
    };
  }
}
