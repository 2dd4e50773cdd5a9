package dev.calbridge.credential.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The passwords that everybody tries first: a list, and common words with common endings. Both are
 * our own; no collection of leaked passwords is part of it.
 */
final class CommonPasswords {

  private static final String FOLDER = "/dev/calbridge/credential/";

  /** Shorter ones are refused for their length. */
  private static final int SHORTEST = 10;

  private CommonPasswords() {}

  /** In lower case. */
  static Set<String> load() {
    Set<String> common = new HashSet<>(lines("common-passwords.txt"));
    List<String> words = lines("common-words.txt");
    int gap = words.indexOf("");
    for (String word : words.subList(0, gap)) {
      for (String ending : words.subList(gap + 1, words.size())) {
        add(common, word + ending);
      }
      add(common, word + word);
    }
    common.remove("");
    return Collections.unmodifiableSet(common);
  }

  private static void add(Set<String> common, String candidate) {
    if (candidate.codePointCount(0, candidate.length()) >= SHORTEST) {
      common.add(candidate);
    }
  }

  /** One a line, without comments. */
  private static List<String> lines(String name) {
    try (InputStream file = CommonPasswords.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("Missing in the build: " + name);
      }
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
        return lines.lines().map(String::strip).filter(line -> !line.startsWith("# ")).toList();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
