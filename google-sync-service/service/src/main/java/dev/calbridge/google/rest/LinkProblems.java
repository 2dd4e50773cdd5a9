package dev.calbridge.google.rest;

import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.LinkRequests.Refusal;
import dev.calbridge.kit.problem.ProblemException;

/** Refusals in HTTP's words. */
final class LinkProblems {

  private LinkProblems() {}

  static ProblemException of(Refusal refusal) {
    return switch (refusal) {
      case RESOURCE_UNKNOWN ->
          new ProblemException(422, "resource-unknown", "There is no such resource.");
      case RESOURCE_NOT_SYNCHRONISED ->
          new ProblemException(
              422,
              "resource-not-synchronised",
              "Allow the synchronisation of the resource's appointments first.");
      case RESOURCE_TAKEN ->
          new ProblemException(
              409,
              "resource-taken",
              "The resource is linked with a Google calendar. Take that link down first.");
      case CALENDAR_UNKNOWN ->
          new ProblemException(
              422, "calendar-unknown", "The Google account does not see such a calendar.");
      case CALENDAR_IS_PRIMARY ->
          new ProblemException(
              422,
              "calendar-primary",
              "An account's main calendar is never linked. Make another one for it.");
      case CALENDAR_NOT_WRITABLE ->
          new ProblemException(
              422,
              "calendar-not-writable",
              "The Google account may not change events in that calendar.");
      case CALENDAR_TAKEN ->
          new ProblemException(409, "calendar-taken", "The Google calendar is linked already.");
      case NOT_CONFIRMED ->
          new ProblemException(
              409,
              "emptying-not-confirmed",
              "Look at the calendar again and confirm that it is to be emptied.");
      case CONSENT_NEEDED ->
          new ProblemException(
              409, "consent-needed", "The Google account's owner has to give consent again.");
    };
  }

  /** What went wrong when Google was asked on somebody's behalf. */
  static ProblemException of(GoogleFault fault) {
    return switch (fault.kind()) {
      case CONSENT_NEEDED -> of(Refusal.CONSENT_NEEDED);
      case CALENDAR_LOST, EVENT_GONE -> of(Refusal.CALENDAR_UNKNOWN);
      case CHANGED_MEANWHILE, ID_TAKEN, CURSOR_EXPIRED, TRY_LATER, REJECTED ->
          new ProblemException(
              503, "google-unavailable", "Google could not be asked about it. Try again.");
    };
  }
}
