package dev.calbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCommandTest {

  private static final Path SETTINGS = Path.of("settings.properties");

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
        "io.quarkus.bootstrap.runner.AotQuarkusEntryPoint",
      })
  void a_service_is_started_as_it_was_packaged(String main) throws IOException {
    Path packaged = Service.SCHEDULER.runnable(root);
    Files.createDirectories(packaged.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
    new JarOutputStream(Files.newOutputStream(packaged), manifest).close();

    assertThat(command().service(Service.SCHEDULER, SETTINGS))
        .endsWith(Tether.class.getName(), main);
  }

  @Test
  void one_that_has_not_been_packaged_is_named() {
    assertThatThrownBy(() -> command().service(Service.SCHEDULER, SETTINGS))
        .hasMessageContaining("scheduler-service has not been built");
  }

  private JavaCommand command() {
    return new JavaCommand(root, "80m", Purpose.TRYING);
  }
}
