package dev.calbridge.local.compat;

import dev.calbridge.local.observability.Dashboards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Lets Prometheus' own tool judge the alerts, what raises them, and the dashboards' queries. */
final class PromtoolCompat {

  private static final long PATIENCE_SECONDS = 60;

  private final Path root;
  private final String promtool;

  /**
   * @param promtool command
   */
  PromtoolCompat(Path root, String promtool) {
    this.root = root;
    this.promtool = promtool;
  }

  /** Needs nothing that runs. */
  void run(Checks checks) {
    checks.now(
        "promtool accepts the alert rules",
        () -> succeeds("check", "rules", "helm/calbridge/files/alerts", ".yaml"));
    checks.now(
        "promtool: what must raise an alert does, and nothing else",
        () -> succeeds("test", "rules", "deploy/prometheus/alerts-test", ".yaml"));
    checks.now(
        "promtool accepts the configuration for one host",
        () -> run(List.of("check", "config", "--syntax-only", "deploy/prometheus/prometheus.yml")));
    checks.now("promtool parses every query of the dashboards", this::queriesParse);
  }

  private boolean succeeds(String verb, String noun, String folder, String ending) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      List<String> arguments = new ArrayList<>(List.of(verb, noun));
      files
          .map(Path::toString)
          .filter(file -> file.endsWith(ending))
          .sorted()
          .forEach(arguments::add);
      return arguments.size() > 2 && run(arguments);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** There is no command for a query, but there is one for recording rules, which are queries. */
  private boolean queriesParse() {
    StringBuilder rules = new StringBuilder("groups:\n  - name: dashboards\n    rules:\n");
    List<Dashboards.Query> queries = Dashboards.of(root).queries();
    for (int number = 0; number < queries.size(); number++) {
      Dashboards.Query query = queries.get(number);
      rules
          .append("      - record: query:")
          .append(query.dashboard().replaceAll("\\W", "_"))
          .append("_" + number + "\n        expr: '")
          .append(query.resolved().replace("'", "''"))
          .append("'\n");
    }
    try {
      Path file = Files.createTempFile("calbridge-queries", ".yaml");
      try {
        Files.writeString(file, rules);
        return !queries.isEmpty() && run(List.of("check", "rules", file.toString()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(promtool));
    command.addAll(arguments);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
      builder.environment().putAll(Map.of("LC_ALL", "C"));
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean good =
          process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      if (!good) {
        System.out.println(said.indent(8));
      }
      return good;
    } catch (IOException failure) {
      throw new UncheckedIOException("promtool cannot be run", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }
}
