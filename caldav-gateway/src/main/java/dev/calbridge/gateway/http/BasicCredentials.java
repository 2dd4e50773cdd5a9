package dev.calbridge.gateway.http;

import dev.calbridge.gateway.credential.SignIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Basic scheme (RFC 7617), with UTF-8. */
final class BasicCredentials {

  static final String CHALLENGE = "Basic realm=\"Calbridge\", charset=\"UTF-8\"";

  private static final int MAX_USER_NAME = 256;
  private static final int MAX_PASSWORD = 1_024;

  private BasicCredentials() {}

  /**
   * @param authorization value of the header, or null
   * @return empty if there is nothing that could be verified
   */
  static Optional<SignIn> parse(
      @Nullable String authorization, @Nullable String address, @Nullable String agent) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    String pair;
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      pair = new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    if (colon < 1 || colon > MAX_USER_NAME || pair.length() - colon - 1 > MAX_PASSWORD) {
      return Optional.empty();
    }
    return Optional.of(
        new SignIn(pair.substring(0, colon), pair.substring(colon + 1), address, agent));
  }
}
