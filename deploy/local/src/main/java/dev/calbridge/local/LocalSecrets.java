package dev.calbridge.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Secrets of one local stack, made at its first start and kept beside its data: what is encrypted
 * there can only be read with them.
 *
 * @param vaultKeys keys that external secrets are wrapped with, as credential-service takes them
 * @param googleClientSecret secret of the OAuth client at the Google emulator
 */
public record LocalSecrets(String vaultKeys, String googleClientSecret) {

  /** Client id of the OAuth client at the Google emulator. */
  public static final String GOOGLE_CLIENT_ID = "calbridge-local.apps.example.invalid";

  private static final String VAULT_KEYS = "vault.keys";
  private static final String GOOGLE_CLIENT_SECRET = "google.client-secret";

  /** Reads the secrets of a data directory, or makes them. */
  public static LocalSecrets in(Path directory) {
    Path file = directory.resolve("secrets.properties");
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      LocalSecrets made =
          new LocalSecrets(
              "local-1:" + Base64.getEncoder().encodeToString(random(32)),
              Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
      made.write(file);
      return made;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static LocalSecrets read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new LocalSecrets(
        properties.getProperty(VAULT_KEYS), properties.getProperty(GOOGLE_CLIENT_SECRET));
  }

  private void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(VAULT_KEYS, vaultKeys);
    properties.setProperty(GOOGLE_CLIENT_SECRET, googleClientSecret);
    PrivateFiles.create(file);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "LocalSecrets[]";
  }
}
