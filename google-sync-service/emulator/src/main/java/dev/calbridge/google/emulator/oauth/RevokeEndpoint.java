package dev.calbridge.google.emulator.oauth;

import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import java.util.List;

/** {@code POST /revoke}: any token of an account ends all that account allowed the project. */
public final class RevokeEndpoint {
  private final Grants grants;

  public RevokeEndpoint(Grants grants) {
    this.grants = grants;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "/revoke", "oauth.revoke", this::revoke));
  }

  private Response revoke(Request http) {
    try {
      String token =
          http.form()
              .filled("token")
              .or(() -> http.query().filled("token"))
              .orElseThrow(() -> OAuthError.missing("token"));
      if (!grants.revokeByToken(token)) {
        throw new OAuthError(400, "invalid_token", "Token expired or revoked");
      }
      return Response.json(200, Json.object());
    } catch (OAuthError error) {
      return error.response();
    }
  }
}
