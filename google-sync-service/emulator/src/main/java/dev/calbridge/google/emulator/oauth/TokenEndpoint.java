package dev.calbridge.google.emulator.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.http.Parameters;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code POST /token}: codes and refresh tokens become access tokens (RFC 6749, section 4.1.3). */
public final class TokenEndpoint {
  private final Grants grants;
  private final IdTokens idTokens;
  private final List<OAuthClient> clients;

  public TokenEndpoint(Grants grants, IdTokens idTokens, List<OAuthClient> clients) {
    this.grants = grants;
    this.idTokens = idTokens;
    this.clients = List.copyOf(clients);
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "/token", "oauth.token", this::token));
  }

  private Response token(Request http) {
    Parameters form = http.form();
    try {
      String grantType =
          form.filled("grant_type").orElseThrow(() -> OAuthError.missing("grant_type"));
      OAuthClient client = authenticated(http, form);
      return switch (grantType) {
        case "authorization_code" -> exchange(client, form);
        case "refresh_token" -> refresh(client, form);
        default ->
            throw new OAuthError(400, "unsupported_grant_type", "Invalid grant_type: " + grantType);
      };
    } catch (OAuthError error) {
      return error.response();
    }
  }

  private Response exchange(OAuthClient client, Parameters form) {
    String code = form.filled("code").orElseThrow(() -> OAuthError.missing("code"));
    Grants.Code redeemed =
        grants
            .redeem(code)
            .filter(known -> known.grant().clientId().equals(client.id()))
            .orElseThrow(() -> OAuthError.invalidGrant("Bad Request"));
    if (!form.first("redirect_uri").equals(Optional.of(redeemed.redirectUri()))) {
      throw new OAuthError(400, "redirect_uri_mismatch", "Bad Request");
    }
    redeemed.pkce().ifPresent(pkce -> pkce.verify(form.filled("code_verifier")));
    Grants.Grant grant = redeemed.grant();
    ObjectNode answer = answer(grant);
    if (redeemed.refreshable()) {
      answer.put("refresh_token", grants.newRefreshToken(grant));
    }
    if (grant.scopes().contains("openid")) {
      answer.put("id_token", idTokens.of(grant, redeemed.nonce()));
    }
    return Response.json(200, answer);
  }

  /** No new refresh token comes with this; the old one stays good. */
  private Response refresh(OAuthClient client, Parameters form) {
    String token =
        form.filled("refresh_token").orElseThrow(() -> OAuthError.missing("refresh_token"));
    Grants.Grant grant =
        grants
            .refresh(token)
            .filter(known -> known.clientId().equals(client.id()))
            .orElseThrow(() -> OAuthError.invalidGrant("Token has been expired or revoked."));
    ObjectNode answer = answer(grant);
    if (grant.scopes().contains("openid")) {
      answer.put("id_token", idTokens.of(grant, Optional.empty()));
    }
    return Response.json(200, answer);
  }

  private ObjectNode answer(Grants.Grant grant) {
    return Json.object()
        .put("access_token", grants.newAccessToken(grant))
        .put("expires_in", grants.accessTokenLife().toSeconds() - 1)
        .put("scope", grant.scopes().toString())
        .put("token_type", "Bearer");
  }

  private OAuthClient authenticated(Request http, Parameters form) {
    Optional<String[]> basic = basic(http);
    String id =
        basic
            .map(pair -> pair[0])
            .or(() -> form.filled("client_id"))
            .orElseThrow(
                () -> OAuthError.invalidRequest("Could not determine client ID from request."));
    String secret = basic.map(pair -> pair[1]).or(() -> form.filled("client_secret")).orElse("");
    OAuthClient client =
        clients.stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new OAuthError(401, "invalid_client", "The OAuth client was not found."));
    if (!MessageDigest.isEqual(
        client.secret().getBytes(StandardCharsets.UTF_8),
        secret.getBytes(StandardCharsets.UTF_8))) {
      throw new OAuthError(401, "invalid_client", "Unauthorized");
    }
    return client;
  }

  private static Optional<String[]> basic(Request http) {
    return http.header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
        .map(value -> Base64.getDecoder().decode(value.substring(6).strip()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split(":", 2))
        .filter(pair -> pair.length == 2);
  }
}
