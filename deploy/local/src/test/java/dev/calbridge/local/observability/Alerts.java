package dev.calbridge.local.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rules of {@code helm/calbridge/files/alerts}. */
public record Alerts(List<Rule> rules) {

  /**
   * A rule that raises an alert or records a series.
   *
   * @param file its name without ending
   */
  public record Rule(String file, JsonNode model) {

    public boolean isAlert() {
      return model.has("alert");
    }

    public String name() {
      return model.path(isAlert() ? "alert" : "record").asText();
    }

    public String expression() {
      return model.path("expr").asText();
    }

    @Override
    public String toString() {
      return name();
    }
  }

  public static Alerts of(Path root) {
    YAMLMapper yaml = new YAMLMapper();
    List<Rule> rules = new ArrayList<>();
    try (Stream<Path> files = Files.list(root.resolve("helm/calbridge/files/alerts"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".yaml", "");
        for (JsonNode group : yaml.readTree(file.toFile()).path("groups")) {
          group.path("rules").forEach(rule -> rules.add(new Rule(name, rule)));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Alerts(rules);
  }

  public List<Rule> alerts() {
    return rules.stream().filter(Rule::isAlert).toList();
  }

  public List<Rule> records() {
    return rules.stream().filter(rule -> !rule.isAlert()).toList();
  }
}
