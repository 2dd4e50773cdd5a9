package dev.calbridge.google.googleapi;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import dev.calbridge.google.link.GoogleFault;
import dev.calbridge.google.link.GoogleFault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts Google's error answers. The body says more than the status: 403 has a dozen meanings. */
final class GoogleFaults {

  private static final Set<String> RATE =
      Set.of("rateLimitExceeded", "userRateLimitExceeded", "backendError");
  private static final Set<String> QUOTA =
      Set.of("quotaExceeded", "dailyLimitExceeded", "calendarUsageLimitsExceeded");
  private static final Set<String> SCOPE = Set.of("insufficientPermissions", "authError");
  private static final Set<String> ACCESS =
      Set.of("forbidden", "requiredAccessLevel", "accessNotConfigured", "notFound");

  /** A usage lock lasts hours; knocking on prolongs it. */
  private static final Duration QUOTA_PAUSE = Duration.ofHours(1);

  private GoogleFaults() {}

  /** What was asked for; the same status means different things. */
  enum About {
    CALENDAR,
    NEW_CALENDAR,
    NEW_EVENT,
    EVENT,
    FULL_LIST,
    CHANGES
  }

  /** True if Google has locked the account for hours. */
  static boolean locksAccount(GoogleFault fault) {
    return QUOTA_PAUSE.equals(fault.retryAfter());
  }

  static GoogleFault of(HttpResponseException answer, About about) {
    GoogleJsonError details =
        answer instanceof GoogleJsonResponseException json ? json.getDetails() : null;
    return of(answer.getStatusCode(), details, answer.getHeaders(), about);
  }

  /**
   * @param details null if the body said nothing
   * @param headers null if there were none
   */
  static GoogleFault of(
      int status, @Nullable GoogleJsonError details, @Nullable HttpHeaders headers, About about) {
    String reason = reason(details);
    return new GoogleFault(
        kind(status, reason, about),
        "Google answered " + status + (reason.isEmpty() ? "" : " " + reason),
        QUOTA.contains(reason) ? QUOTA_PAUSE : retryAfter(headers));
  }

  private static Kind kind(int status, String reason, About about) {
    return switch (status) {
      case 400 -> badRequest(reason, about);
      case 401 -> Kind.TRY_LATER;
      case 403 -> forbidden(reason);
      case 404 -> about == About.EVENT ? Kind.EVENT_GONE : Kind.CALENDAR_LOST;
      // A part of a batch that met another one.
      case 409 -> reason.equals("conflict") ? Kind.TRY_LATER : Kind.ID_TAKEN;
      case 410 ->
          about == About.CHANGES || about == About.FULL_LIST
              ? Kind.CURSOR_EXPIRED
              : Kind.EVENT_GONE;
      case 412 -> Kind.CHANGED_MEANWHILE;
      case 408, 425, 429 -> Kind.TRY_LATER;
      default -> status >= 500 ? Kind.TRY_LATER : Kind.REJECTED;
    };
  }

  private static Kind badRequest(String reason, About about) {
    if (about == About.CHANGES) {
      return Kind.CURSOR_EXPIRED;
    }
    return reason.equals("channelIdNotUnique") ? Kind.ID_TAKEN : Kind.REJECTED;
  }

  private static Kind forbidden(String reason) {
    if (RATE.contains(reason) || QUOTA.contains(reason)) {
      return Kind.TRY_LATER;
    }
    if (SCOPE.contains(reason)) {
      return Kind.CONSENT_NEEDED;
    }
    return ACCESS.contains(reason) ? Kind.CALENDAR_LOST : Kind.REJECTED;
  }

  private static String reason(@Nullable GoogleJsonError details) {
    List<GoogleJsonError.ErrorInfo> errors = details == null ? null : details.getErrors();
    if (errors == null || errors.isEmpty()) {
      return "";
    }
    String reason = errors.getFirst().getReason();
    return reason == null ? "" : reason;
  }

  private static @Nullable Duration retryAfter(@Nullable HttpHeaders headers) {
    String header = headers == null ? null : headers.getRetryAfter();
    try {
      return header == null ? null : Duration.ofSeconds(Long.parseLong(header.strip()));
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
