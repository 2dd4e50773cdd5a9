package dev.calbridge.credential.provider;

import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
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

  private static final Set<String> ISSUERS =
      Set.of("https://accounts.google.com", "https://accounts.google.com/");

  private final GoogleSettings settings;
  private final SigningKeys keys;

  public GoogleSecurityEvents(GoogleSettings settings, SigningKeys keys) {
    this.settings = settings;
    this.keys = keys;
  }

  /**
   * What one token tells of one account.
   *
   * @param type the last part of the event's name, such as {@code tokens-revoked}
   * @param account the account's {@code sub}; null if it names none
   * @param endsTokens true if the account's tokens are worth nothing any more
   */
  public record Told(String type, @Nullable String account, boolean endsTokens, Instant at) {}

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
      String type = event.getKey();
      told.add(
          new Told(
              type.substring(type.lastIndexOf('/') + 1),
              event.getValue() instanceof JsonObject body ? account(body) : null,
              ENDS_TOKENS.contains(type),
              at));
    }
    return told;
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

  private static @Nullable String account(JsonObject event) {
    return event.getValue("subject") instanceof JsonObject subject
            && subject.getValue("sub") instanceof String sub
            && subject.getValue("iss") instanceof String issuer
            && ISSUERS.contains(issuer)
        ? sub
        : null;
  }

  private static Refused malformed() {
    return new Refused("invalid_request", "This is no security event token.");
  }
}
