package dev.calbridge.credential.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.credential.crypto.HashingPool;
import dev.calbridge.credential.vault.UnsafeVaultKey;
import dev.calbridge.credential.vault.Vault;
import dev.calbridge.credential.vault.VaultKey;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void keysMayComeFromAFile(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("keys");
    Files.writeString(file, "# newest first\n\n  " + key("2026") + "\n" + key("2025") + "\n");
    assertThat(vault(Map.of("calbridge.vault.keys-file", file.toString())).newestKey())
        .isEqualTo("2026");
  }

  @Test
  void aFileWithoutAGoodKeyStopsTheStart(@TempDir Path directory) throws IOException {
    Path empty = Files.writeString(directory.resolve("empty"), "# none yet\n");
    Path demo = Files.writeString(directory.resolve("demo"), VaultKey.DEMO);
    Path cut = Files.writeString(directory.resolve("short"), "2026:c2hvcnQ=");
    for (Path bad : List.of(empty, demo, cut, directory.resolve("missing"))) {
      assertThatThrownBy(() -> vault(Map.of("calbridge.vault.keys-file", bad.toString())))
          .isInstanceOf(UnsafeVaultKey.class)
          .hasMessageNotContaining("c2hvcnQ");
    }
  }

  @Test
  void keysFromTwoPlacesStopTheStart(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("keys"), key("2026"));
    assertThatThrownBy(
            () ->
                vault(
                    Map.of(
                        "calbridge.vault.keys-file",
                        file.toString(),
                        "calbridge.vault.keys",
                        key("2025"))))
        .isInstanceOf(UnsafeVaultKey.class);
  }

  private static String key(String id) {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return id + ":" + Base64.getEncoder().encodeToString(bytes);
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
        .hasSizeGreaterThan(15_000)
        .contains("passwort123", "qwertzuiop", "sommer2026!", "berlinberlin")
        .allSatisfy(
            password -> {
              assertThat(password).isEqualTo(password.toLowerCase(java.util.Locale.ROOT));
              assertThat(password.length()).isGreaterThanOrEqualTo(10);
            });
  }

  private Vault vault(Map<String, String> properties) {
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
