package dev.calbridge.google.emulator.oauth;

import java.util.Set;

/**
 * A program registered with the emulated Google project.
 *
 * @param redirectUris compared as text, as Google does
 */
public record OAuthClient(String id, String secret, Set<String> redirectUris) {

  public OAuthClient {
    if (id.isBlank() || secret.isBlank()) {
      throw new IllegalArgumentException("a client needs an id and a secret");
    }
    redirectUris = Set.copyOf(redirectUris);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "OAuthClient[" + id + "]";
  }
}
