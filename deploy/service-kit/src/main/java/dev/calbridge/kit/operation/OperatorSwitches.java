package dev.calbridge.kit.operation;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates the switches operators know into the settings of the framework they stand for. A
 * switch that is not set changes nothing; a value it does not have stops the start.
 *
 * <ul>
 *   <li>{@code calbridge.migrate}: {@code at-start} migrates the database and serves, {@code only}
 *       migrates and ends with exit code 0, {@code never} serves and leaves the database alone; it
 *       then needs no password of the database's owner.
 *   <li>{@code calbridge.log.format}: {@code json} or {@code text}.
 *   <li>{@code calbridge.tracing}: {@code on} or {@code off}.
 * </ul>
 */
public final class OperatorSwitches implements ConfigSourceInterceptor {

  private static final long serialVersionUID = 1L;

  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "calbridge.migrate", Set.of("at-start", "only", "never"),
          "calbridge.log.format", Set.of("json", "text"),
          "calbridge.tracing", Set.of("on", "off"));

  /** For one setting of the framework: the switch, and what some of its values stand for. */
  private record Meaning(String name, Map<String, String> values) {}

  private static final Map<String, Meaning> MEANINGS =
      Map.of(
          "quarkus.flyway.migrate-at-start",
          new Meaning(
              "calbridge.migrate", Map.of("at-start", "true", "only", "true", "never", "false")),
          "quarkus.init-and-exit",
          new Meaning(
              "calbridge.migrate", Map.of("at-start", "false", "only", "true", "never", "false")),
          // A migration needs nothing but the database.
          "quarkus.oidc.tenant-enabled",
          new Meaning("calbridge.migrate", Map.of("only", "false")),
          "quarkus.oidc-client.client-enabled",
          new Meaning("calbridge.migrate", Map.of("only", "false")),
          "quarkus.log.console.json.enabled",
          new Meaning("calbridge.log.format", Map.of("json", "true", "text", "false")),
          "quarkus.otel.sdk.disabled",
          new Meaning("calbridge.tracing", Map.of("on", "false", "off", "true")),
          // Otherwise spans are made for every record, and thrown away.
          "mp.messaging.connector.smallrye-kafka.tracing-enabled",
          new Meaning("calbridge.tracing", Map.of("on", "true", "off", "false")));

  /** Settings of the framework that the switches decide. */
  static Set<String> settings() {
    return MEANINGS.keySet();
  }

  @Override
  public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue own = context.proceed(name);
    Meaning meaning = MEANINGS.get(name);
    if (meaning == null) {
      return own;
    }
    ConfigValue set = context.proceed(meaning.name());
    if (set == null || set.getValue() == null || set.getValue().isBlank()) {
      return own;
    }
    String value = set.getValue().strip();
    Set<String> known = VALUES.getOrDefault(meaning.name(), Set.of());
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          "%s must be one of %s, not '%s'"
              .formatted(meaning.name(), known.stream().sorted().toList(), value));
    }
    String stands = meaning.values().get(value);
    return stands == null ? own : set.withName(name).withValue(stands);
  }
}
