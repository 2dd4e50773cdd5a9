package dev.calbridge.credential.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.credential.vault.Purpose;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.credential.vault.Vault.CannotOpen;
import dev.calbridge.credential.vault.VaultKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AesGcmVaultTest {

  private static final String SECRET = "1//refresh-token-ä";
  private static final Purpose PURPOSE = new Purpose("optik", "oauth-refresh-token/google/1");

  private final SecureRandom random = new SecureRandom();
  private final String oldKey = key("2025");
  private final AesGcmVault vault = vault(oldKey);

  private String key(String id) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return id + ":" + Base64.getEncoder().encodeToString(bytes);
  }

  private AesGcmVault vault(String... keys) {
    return new AesGcmVault(VaultKeys.of(List.of(keys), false), random);
  }

  @Test
  void whatIsSealedOpensAgain() {
    assertThat(vault.open(PURPOSE, vault.seal(PURPOSE, SECRET))).isEqualTo(SECRET);
  }

  @Test
  void theSameSecretNeverLooksTheSame() {
    SealedSecret one = vault.seal(PURPOSE, SECRET);
    SealedSecret other = vault.seal(PURPOSE, SECRET);
    assertThat(one.ciphertext()).isNotEqualTo(other.ciphertext());
    assertThat(one.wrappedKey()).isNotEqualTo(other.wrappedKey());
    assertThat(new String(one.ciphertext(), StandardCharsets.ISO_8859_1))
        .doesNotContain("refresh-token");
  }

  @Test
  void anotherTenantOrUseOpensNothing() {
    SealedSecret sealed = vault.seal(PURPOSE, SECRET);
    for (Purpose other :
        List.of(
            new Purpose("hoergut", PURPOSE.use()),
            new Purpose(PURPOSE.tenant(), "oauth-refresh-token/google/2"))) {
      assertThatThrownBy(() -> vault.open(other, sealed)).isInstanceOf(CannotOpen.class);
    }
  }

  @Test
  void oneChangedBitOpensNothing() {
    SealedSecret sealed = vault.seal(PURPOSE, SECRET);
    for (int position = 0; position < sealed.ciphertext().length; position++) {
      byte[] changed = sealed.ciphertext().clone();
      changed[position] ^= 1;
      assertThatThrownBy(
              () ->
                  vault.open(
                      PURPOSE, new SealedSecret(sealed.keyId(), sealed.wrappedKey(), changed)))
          .isInstanceOf(CannotOpen.class);
    }
    assertThatThrownBy(
            () -> vault.open(PURPOSE, new SealedSecret(sealed.keyId(), new byte[3], new byte[0])))
        .isInstanceOf(CannotOpen.class);
  }

  @Test
  void aDataKeyOfAnotherSecretOpensNothing() {
    SealedSecret one = vault.seal(PURPOSE, SECRET);
    SealedSecret other = vault.seal(PURPOSE, "another");
    assertThatThrownBy(
            () ->
                vault.open(
                    PURPOSE, new SealedSecret(one.keyId(), other.wrappedKey(), one.ciphertext())))
        .isInstanceOf(CannotOpen.class);
  }

  @Test
  void afterARotationOldSecretsOpenAndNewOnesUseTheNewKey() {
    SealedSecret old = vault.seal(PURPOSE, SECRET);
    AesGcmVault rotated = vault(key("2026"), oldKey);
    assertThat(rotated.open(PURPOSE, old)).isEqualTo(SECRET);
    assertThat(rotated.seal(PURPOSE, SECRET).keyId()).isEqualTo("2026");
  }

  @Test
  void wrappedAnewASecretNeedsTheNewKeyOnlyAndIsTheSameInside() {
    SealedSecret old = vault.seal(PURPOSE, SECRET);
    String newKey = key("2026");
    SealedSecret anew = vault(newKey, oldKey).rewrap(PURPOSE, old);
    assertThat(anew.keyId()).isEqualTo("2026");
    assertThat(anew.ciphertext()).isEqualTo(old.ciphertext());
    assertThat(vault(newKey).open(PURPOSE, anew)).isEqualTo(SECRET);
    assertThatThrownBy(() -> vault.open(PURPOSE, anew)).isInstanceOf(CannotOpen.class);
  }

  @Test
  void nothingIsWrappedAnewForAnotherPurpose() {
    SealedSecret old = vault.seal(PURPOSE, SECRET);
    assertThatThrownBy(() -> vault.rewrap(new Purpose("hoergut", PURPOSE.use()), old))
        .isInstanceOf(CannotOpen.class);
  }

  @Test
  void withoutItsKeyASecretStaysShut() {
    SealedSecret old = vault.seal(PURPOSE, SECRET);
    assertThatThrownBy(() -> vault(key("2026")).open(PURPOSE, old))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("2025");
    assertThatThrownBy(() -> vault(key("2025")).open(PURPOSE, old)).isInstanceOf(CannotOpen.class);
  }
}
