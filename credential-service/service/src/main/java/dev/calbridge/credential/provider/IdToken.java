package dev.calbridge.credential.provider;

import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Reads an id token that came from the token endpoint itself. There TLS vouches for the issuer, and
 * the signature need not be checked (OpenID Connect Core 1.0 section 3.1.3.7, item 6).
 */
final class IdToken {

  private IdToken() {}

  /**
   * Whom the token is about.
   *
   * @throws Unavailable if it is malformed or for another client
   */
  static String subject(String token, String clientId) {
    JsonObject claims = claims(token);
    boolean forUs =
        switch (claims.getValue("aud")) {
          case String audience -> audience.equals(clientId);
          case JsonArray audiences -> audiences.contains(clientId);
          case null, default -> false;
        };
    if (!forUs) {
      throw new Unavailable("The id token is not for this client");
    }
    if (claims.getValue("sub") instanceof String subject
        && !subject.isEmpty()
        && subject.length() <= 255) {
      return subject;
    }
    throw new Unavailable("The id token names nobody");
  }

  private static JsonObject claims(String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      throw new Unavailable("The id token is malformed");
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(token.substring(first + 1, second));
      return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | DecodeException malformed) {
      throw new Unavailable("The id token is malformed");
    }
  }
}
