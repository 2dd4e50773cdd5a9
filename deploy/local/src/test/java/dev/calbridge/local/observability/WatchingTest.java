package dev.calbridge.local.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What wakes people up at night is written so that it helps them. */
class WatchingTest {

  private static final Path ROOT = Path.of(System.getProperty("calbridge.root"));
  private static final Path RUNBOOKS = ROOT.resolve("docs/operations/runbooks");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (\\w+)$");
  private static final int COLUMNS = 24;

  static Stream<Alerts.Rule> alerts() {
    return Alerts.of(ROOT).alerts().stream();
  }

  static Stream<String> dashboards() {
    return Dashboards.of(ROOT).byFile().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void everyAlertSaysHowUrgentItIsAndHasItsRunbook(Alerts.Rule alert) {
    assertThat(alert.model().at("/labels/severity").asText()).isIn("page", "ticket");
    assertThat(alert.model().at("/annotations/summary").asText()).isNotBlank();
    assertThat(alert.model().at("/annotations/runbook_url").asText())
        .isEqualTo(
            "docs/operations/runbooks/%s.md#%s"
                .formatted(alert.file(), alert.name().toLowerCase(java.util.Locale.ROOT)));
    assertThat(sections(alert.file())).contains(alert.name());
  }

  @Test
  void noRunbookIsLeftOfAnAlertThatIsGone() throws IOException {
    Set<String> sections = new TreeSet<>();
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      files.forEach(
          file -> sections.addAll(sections(file.getFileName().toString().replace(".md", ""))));
    }
    assertThat(sections)
        .isEqualTo(alerts().map(Alerts.Rule::name).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void alertsHaveNamesOfTheirOwn() {
    assertThat(alerts().map(Alerts.Rule::name)).doesNotHaveDuplicates().hasSizeGreaterThan(20);
  }

  /** promtool runs them in the compatibility run: an expression may be valid and match nothing. */
  @Test
  void everyAlertIsRaisedInATestOfTheRules() throws IOException {
    Set<String> raised = new TreeSet<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("deploy/prometheus/alerts-test"))) {
      for (Path file : files.toList()) {
        for (JsonNode test : new YAMLMapper().readTree(file.toFile()).path("tests")) {
          for (JsonNode moment : test.path("alert_rule_test")) {
            if (!moment.path("exp_alerts").isEmpty()) {
              raised.add(moment.path("alertname").asText());
            }
          }
        }
      }
    }
    assertThat(alerts().map(Alerts.Rule::name))
        .allSatisfy(name -> assertThat(raised).contains(name));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyDashboardCanBeShown(String file) {
    JsonNode model = Dashboards.of(ROOT).byFile().get(file);
    assertThat(model.path("uid").asText()).matches("calbridge-[a-z]{1,30}");
    assertThat(model.path("title").asText()).startsWith("Calbridge / ");
    assertThat(model.path("schemaVersion").asInt()).isGreaterThan(30);
    assertThat(model.path("templating").path("list").findValuesAsText("name"))
        .contains("datasource", "namespace");
    Set<Integer> ids = new HashSet<>();
    List<Rectangle> places = new ArrayList<>();
    for (JsonNode panel : model.path("panels")) {
      String title = panel.path("title").asText();
      assertThat(title).isNotBlank();
      assertThat(ids.add(panel.path("id").asInt())).as("id of %s", title).isTrue();
      Rectangle place = place(panel.path("gridPos"));
      assertThat(place.width).isPositive();
      assertThat(place.x + place.width).as(title).isLessThanOrEqualTo(COLUMNS);
      assertThat(places).as("place of %s", title).noneMatch(place::intersects);
      places.add(place);
      if (!panel.path("type").asText().equals("row")) {
        assertThat(panel.path("type").asText()).isIn("stat", "timeseries");
        assertThat(panel.path("targets")).as(title).isNotEmpty();
        panel.path("targets").forEach(target -> canBeAsked(title, target));
      }
    }
  }

  private static void canBeAsked(String title, JsonNode target) {
    assertThat(target.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
    String expression = target.path("expr").asText();
    assertThat(MetricNames.in(expression)).as(expression).isNotEmpty();
    assertThat(expression).as("of one installation").contains("namespace=~\"$namespace\"");
  }

  private static Rectangle place(JsonNode grid) {
    return new Rectangle(
        grid.path("x").asInt(),
        grid.path("y").asInt(),
        grid.path("w").asInt(),
        grid.path("h").asInt());
  }

  @Test
  void thereAreFourDashboards() {
    assertThat(dashboards())
        .containsExactly("caldav.json", "google.json", "overview.json", "pipeline.json");
  }

  @Test
  void whatIsWatchedIsDocumented() {
    Set<String> documented = WatchedMetrics.documented(ROOT);
    assertThat(WatchedMetrics.watched(ROOT))
        .allSatisfy(
            name ->
                assertThat(documented).as(name).containsAnyOf(name, WatchedMetrics.family(name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum by (le, a) (rate(x_bucket{s=~\"5..\"}[5m])) / y > 0 | x_bucket,y",
        "histogram_quantile(0.99, sum by (le) (rate(x[5m]))) | x",
        "1 - a:b_5m{n=\"c\"} > 14.4 * 0.0005 and d | a:b_5m,d",
        "absent(x{a=\"b\"}) or (count by (a) (y offset 1h) unless count(z)) | x,y,z",
        "sum(increase(x[30d]) or vector(0)) | x",
      })
  void namesOfMetricsAreFoundInQueries(String query, String names) {
    assertThat(MetricNames.in(query)).containsExactlyInAnyOrder(names.split(","));
  }

  private static Set<String> sections(String file) {
    try {
      return SECTION
          .matcher(Files.readString(RUNBOOKS.resolve(file + ".md")))
          .results()
          .map(section -> section.group(1))
          .collect(Collectors.toSet());
    } catch (IOException missing) {
      return Set.of();
    }
  }
}
