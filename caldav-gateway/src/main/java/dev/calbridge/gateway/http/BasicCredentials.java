package dev.calbridge.gateway.http;

import dev.calbridge.gateway.credential.SignIn;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Basic scheme (RFC 7617), with UTF-8. */
public final class BasicCredentials {

  public static final String CHALLENGE = "Basic realm=\"Calbridge\", charset=\"UTF-8\"";

  private static final int MAX_USER_NAME = 256;
  private static final int MAX_PASSWORD = 1_024;

  private BasicCredentials() {}

  /**
   * @param authorization value of the header, or null
   * @return empty if there is nothing that could be verified
   */
  public static Optional<SignIn> parse(
      @Nullable String authorization, @Nullable String address, @Nullable String agent) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    String pair;
    try {
      pair = text(Base64.getDecoder().decode(authorization.substring(6).strip()));
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

  /** UTF-8 as the challenge asks; vdirsyncer's HTTP library sends ISO 8859-1 all the same. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
