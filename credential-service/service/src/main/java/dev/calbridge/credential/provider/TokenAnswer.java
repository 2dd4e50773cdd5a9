package dev.calbridge.credential.provider;

import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answer of a token endpoint (RFC 6749 sections 5.1 and 5.2). */
sealed interface TokenAnswer {

  /** Holds tokens: never to be logged. */
  record Tokens(JsonObject json) implements TokenAnswer {
    @Override
    public String toString() {
      return "Tokens[]";
    }
  }

  record Error(String code) implements TokenAnswer {}

  /** What has to do with our client and not with the account. */
  private static Set<String> ourFaults() {
    return Set.of("invalid_client", "unauthorized_client", "deleted_client", "disabled_client");
  }

  /**
   * {@code invalid_grant} and its kin: the account or its administrator took the consent back, or
   * wants to be asked again. {@code deleted_client} is none of them: consenting again would not
   * help, and once the operator has restored the client the grants hold again.
   */
  static boolean endsConsent(String code) {
    return Set.of(
            "invalid_grant",
            "admin_policy_enforced",
            "access_denied",
            "org_internal",
            "account_disabled",
            "consent_required",
            "interaction_required",
            "login_required")
        .contains(code);
  }

  static boolean isOurFault(String code) {
    return ourFaults().contains(code);
  }

  /**
   * @throws Unavailable if it is neither tokens nor an error of the RFC
   */
  static TokenAnswer read(int status, @Nullable String body) {
    JsonObject json = parse(status, body);
    if (status == 200) {
      return new Tokens(json);
    }
    boolean refused = status == 400 || status == 401;
    if (refused
        && json.getValue("error") instanceof String code
        && Pattern.matches("[a-z_]{1,64}", code)) {
      return new Error(code);
    }
    throw new Unavailable("The token endpoint answered with status " + status);
  }

  private static JsonObject parse(int status, @Nullable String body) {
    try {
      return body == null ? new JsonObject() : new JsonObject(body);
    } catch (DecodeException notJson) {
      throw new Unavailable("The token endpoint answered status " + status + " without JSON");
    }
  }
}
