package dev.calbridge.google.emulator.oauth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.json.Json;
import dev.calbridge.google.emulator.world.Account;
import dev.calbridge.google.emulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tokens that say what happened to an account (RFC 8417), as Google's RISC sends them. */
public final class SecurityEventTokens {
  private static final String ISSUER = "https://accounts.google.com/";
  private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
  private static final String OAUTH = "https://schemas.openid.net/secevent/oauth/event-type/";

  private static final Map<String, String> TYPES =
      Map.of(
          "tokens-revoked", OAUTH,
          "token-revoked", OAUTH,
          "sessions-revoked", RISC,
          "account-disabled", RISC,
          "account-enabled", RISC,
          "account-purged", RISC,
          "account-credential-change-required", RISC,
          "verification", RISC);

  private final World world;
  private final Grants grants;
  private final IdTokens signer;
  private final Collection<OAuthClient> clients;

  public SecurityEventTokens(
      World world, Grants grants, IdTokens signer, Collection<OAuthClient> clients) {
    this.world = world;
    this.grants = grants;
    this.signer = signer;
    this.clients = clients;
  }

  /**
   * A token for all programs. {@code token-revoked} ends the account's newest refresh token, and
   * names it.
   *
   * @param type the last part of the event's name
   * @throws IllegalArgumentException if Google has no such event, or the account no token
   */
  public String of(Account account, String type) {
    String family = TYPES.get(type);
    if (family == null) {
      throw new IllegalArgumentException("There is no such event.");
    }
    ObjectNode claims =
        Json.object()
            .put("iss", ISSUER)
            .put("iat", world.now().getEpochSecond())
            .put(
                "jti",
                UUID.nameUUIDFromBytes((type + world.now()).getBytes(StandardCharsets.UTF_8))
                    .toString());
    ArrayNode audience = claims.putArray("aud");
    clients.forEach(client -> audience.add(client.id()));
    ObjectNode subject = claims.putObject("events").putObject(family + type).putObject("subject");
    if (type.equals("token-revoked")) {
      subject
          .put("subject_type", "oauth_token")
          .put("token_type", "refresh_token")
          .put("token_identifier_alg", "hash_base64_sha512_sha512")
          .put("token", revoked(account));
    } else {
      subject.put("subject_type", "iss-sub").put("iss", ISSUER).put("sub", account.sub());
    }
    return signer.signed("secevent+jwt", claims);
  }

  private String revoked(Account account) {
    return grants
        .revokeNewest(account.email())
        .orElseThrow(() -> new IllegalArgumentException("The account has no refresh token."));
  }
}
