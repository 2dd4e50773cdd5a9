package dev.calbridge.kit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorSwitchesTest {

  @ParameterizedTest
  @CsvSource({"at-start, true, false", "only, true, true", "never, false, false"})
  void theDatabaseIsMigratedAsToldAndOnlyEndsTheProcess(
      String switched, boolean migrates, boolean ends) {
    SmallRyeConfig config = config(Map.of("calbridge.migrate", switched));

    assertThat(config.getValue("quarkus.flyway.migrate-at-start", Boolean.class))
        .isEqualTo(migrates);
    assertThat(config.getValue("quarkus.init-and-exit", Boolean.class)).isEqualTo(ends);
  }

  @Test
  void itCanBeToldByTheEnvironment() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withInterceptors(new OperatorSwitches())
            .withSources(
                new io.smallrye.config.EnvConfigSource(Map.of("CALBRIDGE_MIGRATE", "never"), 300))
            .build();

    assertThat(config.getValue("quarkus.flyway.migrate-at-start", Boolean.class)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"json, true", "text, false"})
  void logsAreWrittenAsTold(String format, boolean json) {
    assertThat(
            config(Map.of("calbridge.log.format", format))
                .getValue("quarkus.log.console.json.enabled", Boolean.class))
        .isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({"on, false", "off, true"})
  void tracesAreSentAsTold(String tracing, boolean disabled) {
    assertThat(
            config(Map.of("calbridge.tracing", tracing))
                .getValue("quarkus.otel.sdk.disabled", Boolean.class))
        .isEqualTo(disabled);
  }

  @Test
  void whatIsNotSwitchedStaysAsItWas() {
    SmallRyeConfig config = config(Map.of("quarkus.flyway.migrate-at-start", "false"));

    assertThat(config.getValue("quarkus.flyway.migrate-at-start", Boolean.class)).isFalse();
    assertThat(config.getOptionalValue("quarkus.init-and-exit", Boolean.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"calbridge.migrate", "calbridge.log.format", "calbridge.tracing"})
  void aValueThatIsNoneStopsTheStart(String name) {
    SmallRyeConfig config = config(Map.of(name, "maybe"));

    assertThatThrownBy(
            () ->
                OperatorSwitches.settings()
                    .forEach(setting -> config.getOptionalValue(setting, String.class)))
        .hasMessageContaining(name)
        .hasMessageContaining("maybe");
  }

  private static SmallRyeConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withInterceptors(new OperatorSwitches())
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build();
  }
}
