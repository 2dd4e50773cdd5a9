package dev.calbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.platform.testkit.Owners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a platform ends, nothing of it goes on running. */
class EndTest {

  @TempDir Path directory;

  @Test
  void itEndsWithTheLastOfItsOwners() throws Exception {
    Process first = someProcess();
    Process second = someProcess();
    TestRun run =
        new TestRun(
            directory, Map.of("keycloak", "false", "owner-pid", Long.toString(first.pid())));
    Set<ProcessHandle> processes = run.processes();
    new Owners(directory).add(second.pid());

    first.destroyForcibly().waitFor();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !directory.resolve("owners/" + first.pid()).toFile().exists());
    assertThat(run.server().isAlive()).isTrue();

    second.destroyForcibly().waitFor();
    TestRun.awaitEndOf(processes);
    assertThat(directory.resolve("platform.properties")).doesNotExist();
  }

  @Test
  void killedItTakesItsChildrenAlong() throws Exception {
    TestRun run = new TestRun(directory, Map.of("keycloak", "true"));
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> run.server().children().anyMatch(EndTest::isKeycloak));
    Set<ProcessHandle> processes = run.processes();
    assertThat(processes).anyMatch(EndTest::isKeycloak);

    run.server().destroyForcibly();
    TestRun.awaitEndOf(processes);
  }

  @Test
  void aSecondOneOnTheSameDirectoryIsRefused() throws Exception {
    Map<String, String> options = Map.of("keycloak", "false");
    try (TestRun run = new TestRun(directory, options)) {
      assertThatThrownBy(() -> new TestRun(directory, options))
          .hasMessageContaining("A platform runs already");
      assertThat(run.server().isAlive()).isTrue();
    }
  }

  private static boolean isKeycloak(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("start --optimized");
  }

  private static Process someProcess() throws Exception {
    return new ProcessBuilder("sleep", "600").start();
  }
}
