package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.Purpose;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.credential.vault.Vault;
import java.nio.charset.StandardCharsets;

/** Hides nothing, but opens for the right purpose only. */
final class PlainVault implements Vault {

  @Override
  public SealedSecret seal(Purpose purpose, String secret) {
    return new SealedSecret("plain", purpose.asBytes(), secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String open(Purpose purpose, SealedSecret sealed) {
    if (!new String(purpose.asBytes(), StandardCharsets.UTF_8)
        .equals(new String(sealed.wrappedKey(), StandardCharsets.UTF_8))) {
      throw new CannotOpen("Another purpose");
    }
    return new String(sealed.ciphertext(), StandardCharsets.UTF_8);
  }

  @Override
  public SealedSecret rewrap(Purpose purpose, SealedSecret sealed) {
    return sealed;
  }

  @Override
  public String newestKey() {
    return "plain";
  }
}
