package dev.calbridge.google.emulator.error;

import dev.calbridge.google.emulator.error.GoogleError.Location;
import java.util.Optional;

/**
 * The refusals this emulator speaks.
 *
 * <p>Sources: the error guide of the Calendar API, and bodies quoted in public issue threads.
 */
public final class Errors {
  private static final String GLOBAL = "global";
  private static final String CALENDAR = "calendar";
  private static final String USAGE_LIMITS = "usageLimits";

  private Errors() {}

  public static GoogleError invalid(String message) {
    return plain(400, GLOBAL, "invalid", message);
  }

  public static GoogleError invalidParameter(String name, String message) {
    return at(400, GLOBAL, "invalidParameter", message, Location.parameter(name));
  }

  public static GoogleError required(String message) {
    return plain(400, GLOBAL, "required", message);
  }

  public static GoogleError badRequest(String message) {
    return plain(400, GLOBAL, "badRequest", message);
  }

  public static GoogleError parseError() {
    return plain(400, GLOBAL, "parseError", "Parse Error");
  }

  public static GoogleError timeRangeEmpty() {
    return at(
        400,
        CALENDAR,
        "timeRangeEmpty",
        "The specified time range is empty.",
        Location.parameter("timeMax"));
  }

  public static GoogleError invalidId() {
    return plain(400, GLOBAL, "invalid", "Invalid resource id value.");
  }

  public static GoogleError invalidSequence() {
    return plain(
        400,
        GLOBAL,
        "invalid",
        "Invalid sequence value. The specified sequence number is below the current sequence"
            + " number of the resource. Re-fetch the resource and use its sequence number on the"
            + " following request.");
  }

  public static GoogleError malformedSyncToken() {
    return at(400, GLOBAL, "invalid", "Invalid sync token value.", Location.parameter("syncToken"));
  }

  public static GoogleError malformedPageToken() {
    return at(400, GLOBAL, "invalid", "Invalid page token value.", Location.parameter("pageToken"));
  }

  public static GoogleError syncTokenWithRestrictions() {
    return at(
        400,
        CALENDAR,
        "syncTokenWithRequestRestrictions",
        "Sync token cannot be used with other request restrictions.",
        Location.parameter("syncToken"));
  }

  public static GoogleError fullSyncRequired() {
    return at(
        410,
        CALENDAR,
        "fullSyncRequired",
        "Sync token is no longer valid, a full sync is required.",
        Location.parameter("syncToken"));
  }

  public static GoogleError updatedMinTooLongAgo() {
    return at(
        410,
        CALENDAR,
        "updatedMinTooLongAgo",
        "The requested minimum modification time lies too far in the past.",
        Location.parameter("updatedMin"));
  }

  public static GoogleError loginRequired() {
    return at(401, GLOBAL, "required", "Login Required.", Location.header("Authorization"));
  }

  public static GoogleError invalidCredentials() {
    return at(401, GLOBAL, "authError", "Invalid Credentials", Location.header("Authorization"));
  }

  public static GoogleError insufficientScopes() {
    return plain(
        403, GLOBAL, "insufficientPermissions", "Request had insufficient authentication scopes.");
  }

  public static GoogleError needsWriter() {
    return plain(
        403, CALENDAR, "requiredAccessLevel", "You need to have writer access to this calendar.");
  }

  public static GoogleError needsOwner() {
    return plain(
        403, CALENDAR, "requiredAccessLevel", "You need to have owner access to this calendar.");
  }

  public static GoogleError cannotDeletePrimary() {
    return plain(
        403, CALENDAR, "cannotDeletePrimaryCalendar", "Primary calendars can not be deleted.");
  }

  public static GoogleError notFound() {
    return plain(404, GLOBAL, "notFound", "Not Found");
  }

  public static GoogleError duplicate() {
    return plain(409, GLOBAL, "duplicate", "The requested identifier already exists.");
  }

  public static GoogleError deleted() {
    return plain(410, GLOBAL, "deleted", "Resource has been deleted");
  }

  public static GoogleError conditionNotMet() {
    return at(412, GLOBAL, "conditionNotMet", "Precondition Failed", Location.header("If-Match"));
  }

  public static GoogleError userRateLimitExceeded() {
    return plain(403, USAGE_LIMITS, "userRateLimitExceeded", "User Rate Limit Exceeded");
  }

  public static GoogleError rateLimitExceeded() {
    return plain(403, USAGE_LIMITS, "rateLimitExceeded", "Rate Limit Exceeded");
  }

  public static GoogleError dailyLimitExceeded() {
    return plain(403, USAGE_LIMITS, "dailyLimitExceeded", "Daily Limit Exceeded");
  }

  public static GoogleError quotaExceeded() {
    return plain(403, USAGE_LIMITS, "quotaExceeded", "Calendar usage limits exceeded.");
  }

  public static GoogleError pushNotSupported(String calendarId) {
    return plain(
        400,
        CALENDAR,
        "pushNotSupportedForRequestedResource",
        "Push notifications are not supported by this resource: " + calendarId);
  }

  public static GoogleError channelIdNotUnique() {
    return plain(400, GLOBAL, "channelIdNotUnique", "Channel id not unique");
  }

  public static GoogleError webhookNotHttps(String address) {
    return plain(
        400, GLOBAL, "push.webhookUrlNotHttps", "WebHook callback must be HTTPS: " + address);
  }

  public static GoogleError channelNotFound(String id) {
    return plain(404, GLOBAL, "notFound", "Channel '" + id + "' not found for project");
  }

  public static GoogleError cannotMove() {
    return plain(400, CALENDAR, "malformedCalendarId", "Only default events can be moved.");
  }

  private static GoogleError plain(int status, String domain, String reason, String message) {
    return new GoogleError(status, domain, reason, message, Optional.empty());
  }

  private static GoogleError at(
      int status, String domain, String reason, String message, Location location) {
    return new GoogleError(status, domain, reason, message, Optional.of(location));
  }
}
