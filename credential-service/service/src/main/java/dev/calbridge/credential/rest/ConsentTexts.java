package dev.calbridge.credential.rest;

import dev.calbridge.credential.consent.Language;
import dev.calbridge.credential.contract.OAuthConsent.Denied;
import dev.calbridge.credential.contract.OAuthConsent.Expired;
import dev.calbridge.credential.contract.OAuthConsent.Failed;
import dev.calbridge.credential.contract.OAuthConsent.Granted;
import dev.calbridge.credential.contract.OAuthConsent.Outcome;
import dev.calbridge.credential.contract.OAuthConsent.ScopesMissing;
import dev.calbridge.credential.contract.OAuthConsent.Waiting;
import java.util.List;

/**
 * What a person reads at the end of a consent flow.
 *
 * @param retry on the button that leads back to the provider
 */
record ConsentTexts(
    Text granted,
    Text denied,
    Text scopesMissing,
    Text otherAccount,
    Text providerAway,
    Text failed,
    Text expired,
    Text replayed,
    Text unknown,
    Text fault,
    String calendarScope,
    String retry) {

  /**
   * @param listed what is missing, in words; empty if nothing is to be named
   */
  record Text(String title, String body, List<String> listed) {
    Text {
      listed = List.copyOf(listed);
    }

    Text(String title, String body) {
      this(title, body, List.of());
    }
  }

  private static final String CALENDAR = "https://www.googleapis.com/auth/calendar";

  private static final ConsentTexts GERMAN =
      new ConsentTexts(
          new Text(
              "Das hat geklappt",
              "Ihr Google-Konto ist verbunden. Sie können diese Seite schließen."),
          new Text(
              "Nicht verbunden",
              "Sie haben die Freigabe abgelehnt. Es wurde nichts gespeichert. Sie können diese"
                  + " Seite schließen oder es noch einmal versuchen."),
          new Text(
              "Es fehlt eine Freigabe",
              "Bei Google wurde nicht alles angekreuzt, was gebraucht wird. Es wurde nichts"
                  + " gespeichert. Bitte versuchen Sie es noch einmal und kreuzen Sie Folgendes an:"),
          new Text(
              "Ein anderes Konto",
              "Sie haben sich mit einem anderen Google-Konto angemeldet als dem, das erneuert"
                  + " werden soll. Es wurde nichts gespeichert. Bitte wählen Sie das andere Konto."),
          new Text(
              "Google antwortet nicht",
              "Google war gerade nicht zu erreichen. Es wurde nichts gespeichert. Bitte versuchen"
                  + " Sie es in einigen Minuten noch einmal."),
          new Text(
              "Das hat nicht geklappt",
              "Google hat die Freigabe nicht bestätigt. Es wurde nichts gespeichert. Bitte"
                  + " versuchen Sie es noch einmal."),
          new Text(
              "Die Zeit ist abgelaufen",
              "Für die Freigabe bleiben zehn Minuten. Schließen Sie diese Seite und beginnen Sie"
                  + " dort noch einmal, wo Sie hergekommen sind."),
          new Text(
              "Schon erledigt",
              "Diese Antwort von Google wurde bereits entgegengenommen. Sie können diese Seite"
                  + " schließen."),
          new Text(
              "Diese Seite gehört zu nichts",
              "Der Verweis ist unbekannt oder zu alt. Schließen Sie diese Seite und beginnen Sie"
                  + " noch einmal."),
          new Text(
              "Das hat nicht geklappt",
              "Bei uns ist etwas ausgefallen. Schließen Sie diese Seite und beginnen Sie in einigen"
                  + " Minuten noch einmal."),
          "Kalender ansehen, bearbeiten und freigeben",
          "Noch einmal versuchen");

  private static final ConsentTexts ENGLISH =
      new ConsentTexts(
          new Text("That worked", "Your Google account is connected. You may close this page."),
          new Text(
              "Not connected",
              "You declined. Nothing has been stored. You may close this page or try again."),
          new Text(
              "One permission is missing",
              "Not everything that is needed was ticked at Google. Nothing has been stored. Please"
                  + " try again and tick the following:"),
          new Text(
              "Another account",
              "You signed in with another Google account than the one to be renewed. Nothing has"
                  + " been stored. Please choose the other account."),
          new Text(
              "Google does not answer",
              "Google could not be reached just now. Nothing has been stored. Please try again in a"
                  + " few minutes."),
          new Text(
              "That did not work",
              "Google did not confirm the permission. Nothing has been stored. Please try again."),
          new Text(
              "Too late",
              "There are ten minutes to give permission. Close this page and start again where you"
                  + " came from."),
          new Text(
              "Done already",
              "This answer of Google's has been taken before. You may close this page."),
          new Text(
              "This page belongs to nothing",
              "The link is unknown or too old. Close this page and start again."),
          new Text(
              "That did not work",
              "Something failed on our side. Close this page and start again in a few minutes."),
          "See, edit and share calendars",
          "Try again");

  static ConsentTexts of(Language language) {
    return switch (language) {
      case DE -> GERMAN;
      case EN -> ENGLISH;
    };
  }

  Text of(Outcome outcome) {
    return switch (outcome) {
      case Granted granted -> granted();
      case Denied() -> denied();
      case ScopesMissing(List<String> scopes) ->
          new Text(
              scopesMissing.title(),
              scopesMissing.body(),
              scopes.stream().map(this::named).toList());
      case Expired() -> expired();
      case Waiting() -> unknown();
      case Failed(String code) ->
          switch (code) {
            case "other-account" -> otherAccount;
            case "provider-unavailable" -> providerAway;
            default -> failed;
          };
    };
  }

  private String named(String scope) {
    return scope.equals(CALENDAR) ? calendarScope + " (" + scope + ")" : scope;
  }
}
