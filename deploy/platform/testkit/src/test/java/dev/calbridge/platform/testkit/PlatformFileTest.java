package dev.calbridge.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.PlatformFile.KeycloakState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformFileTest {

  @TempDir Path directory;

  private final PlatformFile file =
      new PlatformFile(
          ProcessHandle.current().pid(),
          new Postgres("127.0.0.1", 5432, "postgres", "secret=:#"),
          new Kafka("127.0.0.1:9092"),
          KeycloakState.STARTING,
          new Keycloak("http://127.0.0.1:1/auth", "http://localhost:8700/auth", "admin", ""));

  @Test
  void isReadAsItWasWritten() {
    file.write(directory);
    assertThat(PlatformFile.read(directory)).contains(file);
  }

  @Test
  void isAbsentWhereNoPlatformRuns() {
    assertThat(PlatformFile.read(directory)).isEmpty();
  }

  @Test
  void tellsWhetherItsPlatformStillRuns() {
    PlatformFile ofNobody =
        new PlatformFile(
            Long.MAX_VALUE, file.postgres(), file.kafka(), KeycloakState.OFF, file.keycloak());
    assertThat(file.alive()).isTrue();
    assertThat(ofNobody.alive()).isFalse();
  }

  @Test
  void coordinatesShowNoPassword() {
    assertThat(file.toString()).doesNotContain("secret");
  }
}
