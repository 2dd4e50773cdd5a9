package dev.calbridge.google.emulator.control;

import dev.calbridge.google.emulator.api.ErrorResponse;
import dev.calbridge.google.emulator.error.GoogleError;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.json.Json;
import java.util.Optional;

/** Gives an injected refusal the body Google would send with it. */
final class Refusals {
  private Refusals() {}

  static Response response(String method, FaultRule.Refusal refusal) {
    Response response =
        method.startsWith("oauth.")
            ? Response.json(
                refusal.status(),
                Json.object()
                    .put("error", refusal.reason())
                    .put("error_description", refusal.message().orElse("injected")))
            : ErrorResponse.of(
                new GoogleError(
                    refusal.status(),
                    domain(refusal.reason()),
                    refusal.reason(),
                    refusal.message().orElseGet(() -> words(refusal)),
                    Optional.empty()));
    return refusal
        .retryAfter()
        .map(seconds -> response.with("Retry-After", seconds.toString()))
        .orElse(response);
  }

  private static String domain(String reason) {
    return switch (reason) {
      case "userRateLimitExceeded", "rateLimitExceeded", "quotaExceeded", "dailyLimitExceeded" ->
          "usageLimits";
      case "fullSyncRequired",
          "updatedMinTooLongAgo",
          "requiredAccessLevel",
          "timeRangeEmpty",
          "forbiddenForNonOrganizer" ->
          "calendar";
      default -> "global";
    };
  }

  private static String words(FaultRule.Refusal refusal) {
    return switch (refusal.reason()) {
      case "userRateLimitExceeded" -> "User Rate Limit Exceeded";
      case "rateLimitExceeded" -> "Rate Limit Exceeded";
      case "quotaExceeded" -> "Calendar usage limits exceeded.";
      case "dailyLimitExceeded" -> "Daily Limit Exceeded";
      case "fullSyncRequired" -> "Sync token is no longer valid, a full sync is required.";
      case "updatedMinTooLongAgo" ->
          "The requested minimum modification time lies too far in the past.";
      case "forbiddenForNonOrganizer" ->
          "Shared properties can only be changed by the organizer of the event.";
      case "authError" -> "Invalid Credentials";
      case "insufficientPermissions" -> "Request had insufficient authentication scopes.";
      case "notFound" -> "Not Found";
      case "duplicate" -> "The requested identifier already exists.";
      case "deleted" -> "Resource has been deleted";
      case "conditionNotMet" -> "Precondition Failed";
      case "conflict" -> "Conflict";
      default -> refusal.status() >= 500 ? "Backend Error" : "Bad Request";
    };
  }
}
