package dev.calbridge.google.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LauncherTest {
  @Test
  void optionsAreRead() {
    EmulatorOptions options =
        Launcher.options(
            new String[] {
              "--port=8085",
              "--state-file=/tmp/x.json",
              "--client-id=a",
              "--client-secret=b=c",
              "--redirect-uri=http://localhost/1",
              "--redirect-uri=http://localhost/2",
              "--account=a@b.example",
              "--testing"
            });

    assertThat(options.port()).isEqualTo(8085);
    assertThat(options.clients())
        .singleElement()
        .satisfies(
            client -> {
              assertThat(client.secret()).isEqualTo("b=c");
              assertThat(client.redirectUris()).hasSize(2);
              assertThat(client.toString()).doesNotContain("b=c");
            });
    assertThat(options.accounts()).containsExactly("a@b.example");
    assertThat(options.refreshTokenLife()).isPresent();
    assertThat(options.stateFile()).isPresent();
  }

  @Test
  void whatCannotBeRightIsRefused() {
    for (String[] bad : new String[][] {{"--prot=1"}, {"--port=x"}, {"8085"}, {"--client-id=a"}}) {
      assertThatThrownBy(() -> Launcher.options(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
