package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's table of values is what values.yaml says. */
class ReadmeTest {

  private static final String BEGIN = "<!-- values -->";
  private static final String END = "<!-- /values -->";

  private static final int LONGEST_DEFAULT = 48;

  @Test
  void the_table_of_values_is_that_of_the_values_file() throws IOException {
    String readme = Files.readString(Chart.root().resolve("helm/README.md"));
    String table = table();
    Path proposal = Chart.root().resolve("helm/target/values-table.md");
    Files.createDirectories(proposal.getParent());
    Files.writeString(proposal, table);
    assertThat(
            readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)).strip())
        .as("copy %s into the README", proposal)
        .isEqualTo(table.strip());
  }

  @Test
  void every_value_is_described() throws IOException {
    List<String> described = new ArrayList<>();
    for (ValueComments.Described value : ValueComments.of(valuesFile())) {
      described.add(value.path());
    }
    List<String> undescribed = new ArrayList<>();
    leaves(Chart.values(), "", undescribed);
    undescribed.removeIf(
        leaf ->
            described.stream()
                .filter(path -> !path.equals("defaults"))
                .anyMatch(path -> leaf.equals(path) || leaf.startsWith(path + ".")));
    assertThat(described).hasSizeGreaterThan(100);
    assertThat(undescribed).isEmpty();
  }

  private static String table() throws IOException {
    JsonNode values = Chart.values();
    StringBuilder table = new StringBuilder("| value | default | |\n|---|---|---|\n");
    for (ValueComments.Described value : ValueComments.of(valuesFile())) {
      JsonNode found = values.at("/" + value.path().replace('.', '/'));
      boolean section = found.isObject() && value.path().equals("defaults");
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(value.path(), section ? "" : shown(found), escaped(value.comment())));
    }
    return table.toString();
  }

  private static String escaped(String text) {
    return text.replace("<", "&lt;").replace("|", "&#124;");
  }

  private static String shown(JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    if (text.isEmpty()) {
      return "";
    }
    return text.length() > LONGEST_DEFAULT ? "see the file" : "`" + text + "`";
  }

  private static void leaves(JsonNode value, String path, List<String> leaves) {
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(
              each ->
                  leaves(
                      each.getValue(),
                      path.isEmpty() ? each.getKey() : path + "." + each.getKey(),
                      leaves));
    } else {
      leaves.add(path);
    }
  }

  private static Path valuesFile() {
    return Chart.source().resolve("values.yaml");
  }
}
