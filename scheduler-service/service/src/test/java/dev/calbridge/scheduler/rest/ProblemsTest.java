package dev.calbridge.scheduler.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/api/problems.md} names every code that callers may switch on. */
class ProblemsTest {

  private static final Path ROOT = Path.of(System.getProperty("calbridge.root", "../.."));

  /** The code is the first text in kebab-case that these are given. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?:new ProblemException\\(\\s*\\d+,|BrokenRule\\.(?:invalid|limit)\\(|new Unusable\\("
              + "|Kind\\.[A-Z_]+,|FileEvent\\.Unreadable\\([^\"]*|FileCustomer\\.Unreadable\\([^\"]*)"
              + "\\s*\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");

  @Test
  void everyCodeIsDocumented() throws IOException {
    String documented = Files.readString(ROOT.resolve("docs/api/problems.md"));
    TreeSet<String> missing = new TreeSet<>();
    TreeSet<String> found = new TreeSet<>();
    for (String part :
        new String[] {
          "scheduler-service/service/src/main/java", "deploy/service-kit/src/main/java"
        }) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          Matcher code = CODE.matcher(Files.readString(file));
          while (code.find()) {
            found.add(code.group(1));
          }
        }
      }
    }
    for (String code : found) {
      if (!documented.contains("`" + code + "`")) {
        missing.add(code);
      }
    }
    assertThat(found).contains("stale-version", "cursor-malformed", "file-unreadable");
    assertThat(missing).isEmpty();
  }
}
