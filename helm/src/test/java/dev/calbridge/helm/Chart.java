package dev.calbridge.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The chart, rendered by Helm's own library.
 *
 * <p>{@code template} leaves hooks out. So the chart is copied, and in the copy hooks are called
 * something else: they come out with all other objects, under {@link #HOOK}.
 */
final class Chart {

  /** What {@code helm.sh/hook} is called in what is rendered here. */
  static final String HOOK = "rendered.calbridge.dev/hook";

  static final String RELEASE = "calbridge";
  static final String NAMESPACE = "calendar";

  private static final String KUBERNETES = "1.34.0";

  private static final Path ROOT = Path.of(System.getProperty("calbridge.root")).toAbsolutePath();
  private static final Path SOURCE = ROOT.resolve("helm/calbridge");

  private static final Map<Path, List<Manifest>> RENDERED = new HashMap<>();

  private Chart() {}

  /** The repository's root. */
  static Path root() {
    return ROOT;
  }

  /** The chart as it stands in the repository. */
  static Path source() {
    return SOURCE;
  }

  /** The chart's values. */
  static JsonNode values() {
    return Yaml.read(SOURCE.resolve("values.yaml"));
  }

  /** Values files of all scenarios. */
  static Stream<Path> scenarios() {
    try (Stream<Path> files = Files.list(SOURCE.resolve("ci"))) {
      return files.sorted().toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Values file of one scenario, without {@code -values.yaml}. */
  static Path scenario(String name) {
    return SOURCE.resolve("ci").resolve(name + "-values.yaml");
  }

  /** Everything that is rendered for a scenario. */
  static List<Manifest> rendered(Path scenario) {
    return RENDERED.computeIfAbsent(scenario, Chart::render);
  }

  /** Everything that is rendered for a scenario. */
  static List<Manifest> rendered(String scenario) {
    return rendered(scenario(scenario));
  }

  /**
   * What is rendered for a scenario with something else in its values.
   *
   * @param changes YAML that is laid over the scenario's values
   * @throws IllegalStateException if Helm refuses; with its message
   */
  static List<Manifest> rendered(String scenario, String changes) {
    return render(changed(scenario, changes));
  }

  /** What Helm prints after an installation. */
  static String notes(String scenario, String changes) {
    return new Helm(Copy.PLAIN)
        .install()
        .withName(RELEASE)
        .withNamespace(NAMESPACE)
        .withKubeVersion(KUBERNETES)
        .withValuesFile(changed(scenario, changes))
        .dryRun()
        .withDryRunOption(DryRun.CLIENT)
        .clientOnly()
        .call()
        .getOutput();
  }

  /** Lints the chart as if a scenario's values were its own. */
  static LintResult lint(Path scenario) {
    Path copy = Copy.target("lint-" + scenario.getFileName());
    Copy.of(SOURCE, copy, false);
    ObjectNode values = (ObjectNode) values();
    Yaml.write(Yaml.merged(values, Yaml.read(scenario)), copy.resolve("values.yaml"));
    return new Helm(copy).lint().strict().call();
  }

  private static Path changed(String scenario, String changes) {
    Path file = Copy.target("changed-values.yaml");
    ObjectNode values = (ObjectNode) Yaml.read(scenario(scenario));
    Yaml.write(changes.isBlank() ? values : Yaml.merged(values, Yaml.parse(changes)), file);
    return file;
  }

  private static List<Manifest> render(Path values) {
    String text =
        new Helm(Copy.HOOKS_AS_OBJECTS)
            .template()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withKubeVersion(KUBERNETES)
            .withValuesFile(values)
            .call();
    List<Manifest> manifests = new ArrayList<>();
    Yaml.documents(text).forEach(document -> manifests.add(new Manifest(document)));
    return List.copyOf(manifests);
  }

  /** Copies of the chart under target/. */
  private static final class Copy {

    static final Path HOOKS_AS_OBJECTS = of(SOURCE, target("chart-hooks-as-objects"), true);
    static final Path PLAIN = of(SOURCE, target("chart"), false);

    static Path target(String name) {
      return ROOT.resolve("helm/target").resolve(name);
    }

    static Path of(Path source, Path copy, boolean hooksAsObjects) {
      remove(copy);
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = copy.resolve(source.relativize(file).toString());
          Files.createDirectories(to.getParent());
          String text = Files.readString(file);
          boolean template = file.startsWith(source.resolve("templates"));
          Files.writeString(
              to, hooksAsObjects && template ? text.replace("helm.sh/hook", HOOK) : text);
        }
        return copy;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    /** A template of an earlier run must not live on. */
    private static void remove(Path copy) {
      if (!Files.exists(copy)) {
        return;
      }
      try (Stream<Path> files = Files.walk(copy)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
