package dev.calbridge.credential.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.credential.crypto.HashingPool;
import dev.calbridge.credential.vault.UnsafeVaultKey;
import dev.calbridge.credential.vault.VaultKey;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is unsafe stops the start. */
class SecretsTest {

  private final Secrets secrets = new Secrets();

  @Test
  void productionDoesNotStartWithoutAKeyOrWithTheDemoKey() {
    assertThatThrownBy(() -> vault(Map.of())).isInstanceOf(UnsafeVaultKey.class);
    assertThatThrownBy(() -> vault(Map.of("calbridge.vault.keys", VaultKey.DEMO)))
        .isInstanceOf(UnsafeVaultKey.class);
  }

  @Test
  void theLocalRunAndTestsDo() {
    for (String profile : new String[] {"local", "test"}) {
      assertThat(vault(Map.of("calbridge.profile", profile))).isNotNull();
      assertThat(vault(Map.of("calbridge.profile", profile, "calbridge.vault.keys", VaultKey.DEMO)))
          .isNotNull();
    }
  }

  @Test
  void productionDoesNotStartWithCheapHashes() {
    Settings cheap = settings(Map.of("calbridge.argon2.iterations", "1"));
    try (HashingPool pool = new HashingPool(1, 1)) {
      assertThatThrownBy(() -> secrets.passwordHashes(cheap, pool, new SecureRandom()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("calbridge.argon2");
    }
  }

  @Test
  void theShippedListOfCommonPasswordsIsThere() {
    assertThat(CommonPasswords.load())
        .hasSizeGreaterThan(150)
        .contains("passwort123", "qwertzuiop")
        .allSatisfy(
            password -> {
              assertThat(password).isEqualTo(password.toLowerCase(java.util.Locale.ROOT));
              assertThat(password.length()).isGreaterThanOrEqualTo(10);
            });
  }

  private Object vault(Map<String, String> properties) {
    return secrets.vault(settings(properties), new SecureRandom());
  }

  private static Settings settings(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(Settings.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .withConverter(
            Profile.class, 200, name -> Profile.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
        .build()
        .getConfigMapping(Settings.class);
  }
}
