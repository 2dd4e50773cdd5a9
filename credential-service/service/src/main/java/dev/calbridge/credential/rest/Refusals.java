package dev.calbridge.credential.rest;

import dev.calbridge.credential.credential.Outcome;
import dev.calbridge.credential.credential.Refusal;
import dev.calbridge.kit.problem.ProblemException;

/** The one place where a broken rule becomes a status and a code. */
final class Refusals {

  private Refusals() {}

  static <T> T orProblem(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw problem(refusal);
    };
  }

  static ProblemException problem(Refusal refusal) {
    return switch (refusal) {
      case USER_NAME_LENGTH -> bad("user-name-length", "A user name has 3 to 64 characters.");
      case USER_NAME_CHARACTERS ->
          bad(
              "user-name-characters",
              "A user name has no colon, no control character and no blank around it.");
      case USER_NAME_TAKEN ->
          conflict("user-name-taken", "Somebody has this user name already. Choose another one.");
      case PASSWORD_LENGTH -> bad("password-length", "A password has 10 to 128 characters.");
      case PASSWORD_CHARACTERS ->
          bad("password-characters", "A password has no control characters.");
      case PASSWORD_REPEAT -> bad("password-repeat", "The two passwords are not the same.");
      case PASSWORD_COMMON ->
          bad("password-common", "This password is one of the first that would be tried.");
      case PASSWORD_USER_NAME -> bad("password-user-name", "The password is the user name.");
      case VALIDITY_ZONE ->
          bad("time-zone-missing", "Say in timeZone where these days begin and end.");
      case VALIDITY_ORDER -> bad("validity-order", "validUntil is before validFrom.");
      case LABEL ->
          bad("label-invalid", "A label has at most 100 characters, no control character.");
      case PASSWORD_MISSING ->
          bad("field-missing", "Fields password and passwordRepeat are missing.");
      case KEY_REUSED ->
          conflict("idempotency-key-reused", "Something else was asked for under this key before.");
      case REMOVED_MEANWHILE ->
          conflict("removed-meanwhile", "This request was carried out, and undone since.");
      case ID_TAKEN -> conflict("id-taken", "This id is or was in use. Leave it out or change it.");
      case NOT_FOUND ->
          new ProblemException(404, "not-found", "There is no such service credential.");
      case STALE ->
          new ProblemException(
              412, "stale-version", "It has been changed meanwhile. Read it again, then decide.");
      case NOT_OWN -> forbidden("not-own", "You may make service credentials for yourself only.");
      case CONFIRMATION ->
          forbidden("confirmation-not-allowed", "Only an administrator decides about confirmed.");
    };
  }

  private static ProblemException bad(String code, String detail) {
    return new ProblemException(400, code, detail);
  }

  private static ProblemException conflict(String code, String detail) {
    return new ProblemException(409, code, detail);
  }

  private static ProblemException forbidden(String code, String detail) {
    return new ProblemException(403, code, detail);
  }
}
