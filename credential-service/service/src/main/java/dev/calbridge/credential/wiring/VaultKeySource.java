package dev.calbridge.credential.wiring;

import dev.calbridge.credential.vault.UnsafeVaultKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the vault's keys come from: the environment, or a mounted file. */
final class VaultKeySource {

  private VaultKeySource() {}

  /**
   * @return newest first; empty if nothing is configured
   * @throws UnsafeVaultKey if both are configured, or the file cannot be read or has no key in it
   */
  static List<String> read(Settings.Vault settings) {
    List<String> keys = settings.keys().orElse(List.of());
    if (settings.keysFile().isEmpty()) {
      return keys;
    }
    if (!keys.isEmpty()) {
      throw new UnsafeVaultKey("Set calbridge.vault.keys or calbridge.vault.keys-file, not both");
    }
    List<String> read = lines(settings.keysFile().get());
    if (read.isEmpty()) {
      throw new UnsafeVaultKey("The file in calbridge.vault.keys-file holds no key");
    }
    return read;
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new UnsafeVaultKey("The file in calbridge.vault.keys-file cannot be read");
    }
  }
}
