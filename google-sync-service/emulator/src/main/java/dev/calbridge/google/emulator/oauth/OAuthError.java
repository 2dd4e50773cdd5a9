package dev.calbridge.google.emulator.oauth;

import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.json.Json;

/** A refusal of the token, revoke or tokeninfo endpoint (RFC 6749, section 5.2). */
public final class OAuthError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String error;
  private final String description;

  OAuthError(int status, String error, String description) {
    super(error);
    this.status = status;
    this.error = error;
    this.description = description;
  }

  static OAuthError invalidGrant(String description) {
    return new OAuthError(400, "invalid_grant", description);
  }

  static OAuthError invalidRequest(String description) {
    return new OAuthError(400, "invalid_request", description);
  }

  static OAuthError missing(String parameter) {
    return invalidRequest("Missing required parameter: " + parameter);
  }

  int status() {
    return status;
  }

  /** As Google's error page words it. */
  String words() {
    return "Error " + status + ": " + error + ". " + description;
  }

  public Response response() {
    return Response.json(
        status, Json.object().put("error", error).put("error_description", description));
  }
}
