package dev.calbridge.credential.grant;

import java.util.regex.Pattern;

/** How a provider names a refresh token without saying it. */
public sealed interface TokenName {

  /** As many characters name a token. */
  int LENGTH_OF_BEGINNING = 16;

  /** The token's first 16 characters. */
  record Beginning(String characters) implements TokenName {
    public Beginning {
      if (characters.length() != LENGTH_OF_BEGINNING) {
        throw new IllegalArgumentException("A token is named by its first 16 characters.");
      }
    }
  }

  /** SHA-512 of the SHA-512 of the token, in Base64 with padding (RFC 4648 section 4). */
  record DoubleHash(String base64) implements TokenName {
    private static final Pattern OF_64_BYTES = Pattern.compile("[A-Za-z0-9+/]{86}==");

    public DoubleHash {
      if (!OF_64_BYTES.matcher(base64).matches()) {
        throw new IllegalArgumentException("This is no SHA-512 in Base64.");
      }
    }
  }
}
