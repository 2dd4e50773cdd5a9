package dev.calbridge.google.rest;

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
      case CONSENT_NEEDED ->
          new ProblemException(
              409, "consent-needed", "The Google account's owner has to give consent again.");
    };
  }
}
