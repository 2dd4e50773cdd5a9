package dev.calbridge.credential.vault;

import java.nio.charset.StandardCharsets;

/**
 * Whose secret it is and what for. A sealed secret opens for the very purpose it was sealed for, so
 * that a row copied to another tenant or account is worthless there.
 *
 * @param tenant alias of the tenant
 * @param use what the secret is, down to the one account
 */
public record Purpose(String tenant, String use) {

  public Purpose {
    if (tenant.isEmpty() || tenant.indexOf('\0') >= 0 || use.isEmpty()) {
      throw new IllegalArgumentException("A purpose names its tenant and its use");
    }
  }

  /** Unambiguous, for no tenant holds the separator. */
  public byte[] asBytes() {
    return (tenant + '\0' + use).getBytes(StandardCharsets.UTF_8);
  }
}
