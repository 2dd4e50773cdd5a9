package dev.calbridge.google.emulator.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.json.Json;
import java.time.Instant;
import java.util.Optional;

/** The tokens as JSON and back: digests only, so that reading the file opens nothing. */
public final class GrantsState {
  private GrantsState() {}

  public static ObjectNode write(Grants grants) {
    ObjectNode json = Json.object();
    ArrayNode refresh = json.putArray("refreshTokens");
    grants
        .refreshTokens()
        .forEach(
            (digest, token) -> {
              ObjectNode entry =
                  write(refresh.addObject().put("digest", digest), token.grant())
                      .put("issued", token.issued().toString())
                      .put("lastUsed", token.lastUsed().toString());
              token.until().ifPresent(end -> entry.put("until", end.toString()));
            });
    ArrayNode access = json.putArray("accessTokens");
    grants
        .accessTokens()
        .forEach(
            (digest, token) ->
                write(access.addObject().put("digest", digest), token.grant())
                    .put("expires", token.expires().toString()));
    return json;
  }

  public static void read(JsonNode json, Grants grants) {
    grants.clear();
    for (JsonNode token : json.path("refreshTokens")) {
      grants.restoreRefreshToken(
          token.path("digest").asText(),
          new Grants.RefreshToken(
              grant(token),
              Instant.parse(token.path("issued").asText()),
              Instant.parse(token.path("lastUsed").asText()),
              Optional.ofNullable(token.path("until").textValue()).map(Instant::parse)));
    }
    for (JsonNode token : json.path("accessTokens")) {
      grants.restoreAccessToken(
          token.path("digest").asText(),
          new Grants.AccessToken(grant(token), Instant.parse(token.path("expires").asText())));
    }
  }

  private static ObjectNode write(ObjectNode json, Grants.Grant grant) {
    return json.put("email", grant.email())
        .put("clientId", grant.clientId())
        .put("scope", grant.scopes().toString())
        .put("offline", grant.offline());
  }

  private static Grants.Grant grant(JsonNode json) {
    return new Grants.Grant(
        json.path("email").asText(),
        json.path("clientId").asText(),
        Scopes.parse(json.path("scope").asText()),
        json.path("offline").asBoolean());
  }
}
