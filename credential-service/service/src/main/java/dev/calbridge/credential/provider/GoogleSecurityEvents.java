package dev.calbridge.credential.provider;

import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import dev.calbridge.credential.grant.TokenName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads security event tokens (RFC 8417) that Google sends when something happens to an account.
 * They never expire, because they tell of the past.
 */
@Singleton
public final class GoogleSecurityEvents {

  private static final String RISC = "https://schemas.openid.net/secevent/risc/event-type/";
  private static final String OAUTH = "https://schemas.openid.net/secevent/oauth/event-type/";

  /** After these no token of the account is worth anything. */
  private static final Set<String> ENDS_TOKENS =
      Set.of(OAUTH + "tokens-revoked", RISC + "account-disabled", RISC + "account-purged");

  private static final String TOKEN_REVOKED = OAUTH + "token-revoked";

  private static final Set<String> ISSUERS =
      Set.of("https://accounts.google.com", "https://accounts.google.com/");

  private final GoogleSettings settings;
  private final SigningKeys keys;

  public GoogleSecurityEvents(GoogleSettings settings, SigningKeys keys) {
    this.settings = settings;
    this.keys = keys;
  }

  /** What one event tells, and of when. */
  public record Told(Ended ended, Instant at) {}

  /** What is worth nothing any more. */
  public sealed interface Ended {

    /** All tokens of the account with this {@code sub}. */
    record Account(String sub) implements Ended {}

    record Token(TokenName name) implements Ended {}

    record Nothing() implements Ended {}
  }

  /** A token that is not believed; the code is one of RFC 8935 section 2.4. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public boolean wanted() {
    return settings.securityEventKeysUrl().isPresent() && settings.clientId().isPresent();
  }

  /** Fails with {@link Refused}, or {@link Unavailable} if Google's keys cannot be had. */
  public Uni<List<Told>> read(String token) {
    return keys.verified(token).map(this::told);
  }

  private List<Told> told(String payload) {
    JsonObject claims = parsed(payload);
    if (!(claims.getValue("iss") instanceof String issuer) || !ISSUERS.contains(issuer)) {
      throw new Refused("invalid_issuer", "Not from Google.");
    }
    boolean forUs =
        switch (claims.getValue("aud")) {
          case String audience -> isOurs(audience);
          case JsonArray audiences -> audiences.stream().anyMatch(this::isOurs);
          case null, default -> false;
        };
    if (!forUs) {
      throw new Refused("invalid_audience", "Not for this client.");
    }
    Instant at = time(claims);
    if (!(claims.getValue("events") instanceof JsonObject events)) {
      throw malformed();
    }
    List<Told> told = new ArrayList<>();
    for (Map.Entry<String, Object> event : events) {
      told.add(new Told(ended(event.getKey(), subject(event.getValue())), at));
    }
    return told;
  }

  private static JsonObject subject(@Nullable Object event) {
    return event instanceof JsonObject body && body.getValue("subject") instanceof JsonObject found
        ? found
        : new JsonObject();
  }

  private static Ended ended(String type, JsonObject subject) {
    if (type.equals(TOKEN_REVOKED)) {
      TokenName name = tokenName(subject);
      return name == null ? new Ended.Nothing() : new Ended.Token(name);
    }
    String account = ENDS_TOKENS.contains(type) ? account(subject) : null;
    return account == null ? new Ended.Nothing() : new Ended.Account(account);
  }

  /**
   * @return null if it is no refresh token, or named in a way that is not known: then the next
   *     refresh tells
   */
  private static @Nullable TokenName tokenName(JsonObject subject) {
    if (!"refresh_token".equals(subject.getValue("token_type"))
        || !(subject.getValue("token_identifier_alg") instanceof String algorithm)
        || !(subject.getValue("token") instanceof String token)) {
      return null;
    }
    try {
      return switch (algorithm) {
        case "prefix" -> new TokenName.Beginning(token);
        case "hash_base64_sha512_sha512", "hash_SHA512_double" ->
            new TokenName.DoubleHash(standard(token));
        default -> null;
      };
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** With the alphabet and the padding of RFC 4648 section 4, whichever it comes in. */
  private static String standard(String base64) {
    String alphabet = base64.replace('-', '+').replace('_', '/');
    return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(alphabet));
  }

  private boolean isOurs(@Nullable Object audience) {
    return settings.clientId().filter(id -> id.equals(audience)).isPresent();
  }

  private static JsonObject parsed(String payload) {
    try {
      return new JsonObject(payload);
    } catch (DecodeException _) {
      throw malformed();
    }
  }

  private static Instant time(JsonObject claims) {
    if (claims.getValue("iat") instanceof Number seconds) {
      try {
        return Instant.ofEpochSecond(seconds.longValue());
      } catch (DateTimeException _) {
        throw malformed();
      }
    }
    throw malformed();
  }

  private static @Nullable String account(JsonObject subject) {
    return subject.getValue("sub") instanceof String sub
            && subject.getValue("iss") instanceof String issuer
            && ISSUERS.contains(issuer)
        ? sub
        : null;
  }

  private static Refused malformed() {
    return new Refused("invalid_request", "This is no security event token.");
  }
}
