package dev.calbridge.local.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that alerts, dashboards and the documentation speak of. */
public final class WatchedMetrics {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][a-z0-9_]*)`");

  private static final Pattern MENTION = Pattern.compile("`([a-z][a-z0-9_]*)");

  private WatchedMetrics() {}

  /** Of alerts and dashboards, without what the rules record themselves. */
  public static Set<String> watched(Path root) {
    Alerts alerts = Alerts.of(root);
    Set<String> names = new TreeSet<>();
    alerts.rules().forEach(rule -> names.addAll(MetricNames.in(rule.expression())));
    Dashboards.of(root).queries().forEach(query -> names.addAll(MetricNames.in(query.resolved())));
    names.removeAll(alerts.records().stream().map(Alerts.Rule::name).collect(Collectors.toSet()));
    return names;
  }

  /**
   * Of the tables of {@code docs/operations/metrics.md}, which are there as soon as a service has
   * done anything; timers without their endings.
   */
  public static Set<String> documented(Path root) {
    return named(root, ROW);
  }

  /** Also those that are there only after what they count has happened. */
  public static Set<String> mentioned(Path root) {
    return named(root, MENTION);
  }

  private static Set<String> named(Path root, Pattern pattern) {
    try {
      return pattern
          .matcher(Files.readString(root.resolve("docs/operations/metrics.md")))
          .results()
          .map(row -> row.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Without the ending that says which part of a timer it is. */
  public static String family(String name) {
    return name.replaceFirst("_(bucket|count|sum|max)$", "");
  }
}
