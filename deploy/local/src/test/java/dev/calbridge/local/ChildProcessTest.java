package dev.calbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Queue<String> printed = new ConcurrentLinkedQueue<>();
  private final Queue<String> deaths = new ConcurrentLinkedQueue<>();
  private final ChildProcess child =
      new ChildProcess("child", (_, line) -> printed.add(line), deaths::add);

  @Test
  void its_lines_are_passed_on_and_its_death_is_told_once() {
    child.start(List.of("sh", "-c", "echo one; echo two >&2; exit 3"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(deaths).containsExactly("child has ended with exit code 3"));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(printed).containsExactly("one", "two"));
    assertThat(child.running()).isFalse();
  }

  @Test
  void a_stop_is_no_death_and_it_can_start_again() {
    child.start(List.of("sleep", "600"));
    child.stop();
    assertThat(child.running()).isFalse();

    child.start(List.of("sleep", "600"));
    assertThat(child.running()).isTrue();
    child.stop();

    assertThat(deaths).isEmpty();
  }

  @Test
  void a_tethered_program_ends_when_its_parent_is_killed() {
    // The shell is the parent; it holds the pipe, tells the child's process id, and waits.
    child.start(
        List.of(
            "sh",
            "-c",
            "mkfifo \"$0\"; \"$@\" <\"$0\" & exec 9>\"$0\"; echo $!; wait",
            Path.of(System.getProperty("java.io.tmpdir"), "tether-" + System.nanoTime()).toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Tether.class.getName(),
            Waiting.class.getName()));
    await().atMost(PATIENCE).until(() -> printed.contains("waiting"));
    ProcessHandle tethered =
        ProcessHandle.of(Long.parseLong(printed.iterator().next())).orElseThrow();

    ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();

    await().atMost(PATIENCE).until(() -> !tethered.isAlive());
  }

  /** A program that would never end by itself. */
  static final class Waiting {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("waiting");
      Thread.currentThread().join();
    }
  }
}
