package dev.calbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {

  @Test
  void they_are_made_once_and_kept(@TempDir Path directory, @TempDir Path other) {
    LocalSecrets made = LocalSecrets.in(directory);

    assertThat(LocalSecrets.in(directory)).isEqualTo(made);
    assertThat(LocalSecrets.in(other)).isNotEqualTo(made);
  }

  @Test
  void the_vault_key_has_256_bits(@TempDir Path directory) {
    String key = LocalSecrets.in(directory).vaultKeys().split(":", 2)[1];

    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
  }

  @Test
  void only_their_owner_can_read_them(@TempDir Path directory) throws Exception {
    LocalSecrets made = LocalSecrets.in(directory);

    assertThat(Files.getPosixFilePermissions(directory.resolve("secrets.properties")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(made.toString()).doesNotContain(made.googleClientSecret());
  }
}
