package dev.calbridge.google.emulator.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.World;
import java.time.Duration;
import java.util.List;

/** {@code GET /tokeninfo}: what an access token is good for. */
public final class TokenInfoEndpoint {
  private final World world;
  private final Grants grants;

  public TokenInfoEndpoint(World world, Grants grants) {
    this.world = world;
    this.grants = grants;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/tokeninfo", "oauth.tokeninfo", this::info));
  }

  private Response info(Request http) {
    try {
      String token =
          http.query().filled("access_token").orElseThrow(() -> OAuthError.missing("access_token"));
      return Response.json(
          200,
          describe(
              grants
                  .access(token)
                  .orElseThrow(() -> new OAuthError(400, "invalid_token", "Invalid Value"))));
    } catch (OAuthError error) {
      return error.response();
    }
  }

  private ObjectNode describe(Grants.AccessToken token) {
    Grants.Grant grant = token.grant();
    ObjectNode info =
        Json.object()
            .put("azp", grant.clientId())
            .put("aud", grant.clientId())
            .put("scope", grant.scopes().toString())
            .put("exp", Long.toString(token.expires().getEpochSecond()))
            .put(
                "expires_in",
                Long.toString(Duration.between(world.now(), token.expires()).toSeconds()))
            .put("access_type", grant.offline() ? "offline" : "online");
    if (!grant.scopes().signIn().isEmpty()) {
      world
          .account(grant.email())
          .ifPresent(account -> info.put("sub", account.sub()).put("email", account.email()));
    }
    return info;
  }
}
