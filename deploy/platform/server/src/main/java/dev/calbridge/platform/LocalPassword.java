package dev.calbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** An administrator's password, made up at the first start and kept in a file beside the data. */
final class LocalPassword {

  private LocalPassword() {}

  static String in(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.getParent());
        Files.writeString(file, HexFormat.of().formatHex(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
