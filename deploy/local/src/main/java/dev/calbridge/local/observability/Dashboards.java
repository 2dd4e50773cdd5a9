package dev.calbridge.local.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Grafana's dashboards as the chart ships them. */
public final class Dashboards {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> byFile;

  private Dashboards(Map<String, JsonNode> byFile) {
    this.byFile = byFile;
  }

  /**
   * One query of a panel.
   *
   * @param expression PromQL with Grafana's variables in it
   */
  public record Query(String dashboard, String panel, String expression) {

    /** With a value in each variable's place, as Grafana sends it. */
    public String resolved() {
      return expression.replace("$__rate_interval", "5m").replace("$namespace", ".*");
    }
  }

  /** All in {@code helm/calbridge/files/dashboards}. */
  public static Dashboards of(Path root) {
    Map<String, JsonNode> byFile = new TreeMap<>();
    try (Stream<Path> files = Files.list(root.resolve("helm/calbridge/files/dashboards"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        byFile.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Dashboards(byFile);
  }

  /** The models by file name. */
  public Map<String, JsonNode> byFile() {
    return byFile;
  }

  public List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    byFile.forEach(
        (file, model) -> {
          for (JsonNode panel : model.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
              queries.add(
                  new Query(file, panel.path("title").asText(), target.path("expr").asText()));
            }
          }
        });
    return queries;
  }
}
