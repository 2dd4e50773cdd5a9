package dev.calbridge.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What a packaged service can be told, and what it must be told, read out of its own jars: its
 * configuration interfaces and those of the framework, the properties it brings along with the
 * expressions in them, Kafka's own settings, and the switches for operators.
 *
 * @param known names of settings; {@code *} stands for a name of somebody's choice
 * @param required those without which it does not start
 */
record ServiceConfiguration(Set<String> known, Set<String> required) {

  private static final Map<String, ServiceConfiguration> READ = new HashMap<>();

  private static final Map<String, String> VARIABLES = new HashMap<>();
  private static final Map<String, Pattern> PATTERNS = new HashMap<>();

  private static final Pattern NOT_IN_VARIABLES = Pattern.compile("[^A-Za-z0-9*]");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([a-z0-9.-]+)(:[^}]*)?}");
  private static final Pattern SWITCH =
      Pattern.compile("^\\| `(CALBRIDGE_[A-Z_]+)` \\| `([a-z.]+)`");

  static ServiceConfiguration of(String service) {
    return READ.computeIfAbsent(service, ServiceConfiguration::read);
  }

  /** The settings that an environment variable stands for; more than one is trouble. */
  List<String> settings(String variable) {
    return known.stream()
        .filter(
            name ->
                name.contains("*")
                    ? pattern(name).matcher(variable).matches()
                    : variable(name).equals(variable))
        .toList();
  }

  /** Name of the environment variable for a setting. */
  static String variable(String setting) {
    return VARIABLES.computeIfAbsent(
        setting, name -> NOT_IN_VARIABLES.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT));
  }

  private static Pattern pattern(String setting) {
    return PATTERNS.computeIfAbsent(
        setting, name -> Pattern.compile(variable(name).replace("*", "[A-Z0-9_]+")));
  }

  private static ServiceConfiguration read(String service) {
    List<Path> jars = Services.jars(service);
    ConfigurationInterfaces interfaces = ConfigurationInterfaces.in(jars);
    Set<String> known = new HashSet<>(interfaces.known());
    Set<String> required = new HashSet<>(interfaces.required());
    Properties defined = new Properties();
    for (Path jar : jars) {
      if (jar.getFileName().toString().contains(service + "-")
          || jar.getFileName().toString().contains("calbridge-service-kit")) {
        defined.putAll(properties(jar, "application.properties"));
        defined.putAll(properties(jar, "META-INF/microprofile-config.properties"));
      }
    }
    for (String value : defined.stringPropertyNames().stream().map(defined::getProperty).toList()) {
      Matcher expression = EXPRESSION.matcher(value);
      while (expression.find()) {
        known.add(expression.group(1));
        if (expression.group(2) == null) {
          required.add(expression.group(1));
        }
      }
    }
    required.removeAll(defined.stringPropertyNames());
    known.addAll(switches());
    ConsumerConfig.configNames().forEach(name -> known.add("kafka." + name));
    ProducerConfig.configNames().forEach(name -> known.add("kafka." + name));
    return new ServiceConfiguration(Set.copyOf(known), Set.copyOf(required));
  }

  private static Properties properties(Path jar, String name) {
    Properties properties = new Properties();
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry entry = file.getEntry(name);
      if (entry != null) {
        properties.load(file.getInputStream(entry));
      }
      return properties;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The kit translates them; they stand in no interface, but in its README. */
  private static Set<String> switches() {
    try {
      Set<String> switches =
          Files.readAllLines(Chart.root().resolve("deploy/service-kit/README.md")).stream()
              .map(SWITCH::matcher)
              .filter(Matcher::find)
              .map(row -> row.group(2))
              .collect(Collectors.toSet());
      if (switches.isEmpty()) {
        throw new IllegalStateException("The kit's README has no table of switches any more");
      }
      return switches;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
