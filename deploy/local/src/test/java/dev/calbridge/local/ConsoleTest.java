package dev.calbridge.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void messages_stand_in_one_column_whoever_speaks() {
    Console console = new Console(new PrintStream(printed, true, UTF_8), false);

    console.line("platform", "up");
    console.line("google-sync-service", "up");

    assertThat(printed.toString(UTF_8).lines())
        .containsExactly("[platform]            up", "[google-sync-service] up");
  }

  @Test
  void colours_stop_before_the_message() {
    Console console = new Console(new PrintStream(printed, true, UTF_8), true);

    console.line("platform", "up");

    assertThat(printed.toString(UTF_8)).startsWith("\u001b[").contains("[platform]\u001b[0m");
  }
}
