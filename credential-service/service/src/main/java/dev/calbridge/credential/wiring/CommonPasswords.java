package dev.calbridge.credential.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The shipped list of passwords that everybody tries first. */
final class CommonPasswords {

  private static final String FILE = "/dev/calbridge/credential/common-passwords.txt";

  private CommonPasswords() {}

  /** One a line, in lower case; lines with {@code #} are comments. */
  static Set<String> load() {
    try (InputStream file = CommonPasswords.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("Missing in the build: " + FILE);
      }
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
        return lines
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet());
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
