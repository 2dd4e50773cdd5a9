package dev.calbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchOptionsTest {

  @Test
  void data_are_kept_and_ports_start_at_8700_unless_told() {
    assertThat(LaunchOptions.parse(List.of())).isEqualTo(new LaunchOptions(false, 8700));
  }

  @Test
  void the_port_base_may_stand_in_one_word_or_two() {
    assertThat(LaunchOptions.parse(List.of("--fresh", "--port-base", "9000")))
        .isEqualTo(new LaunchOptions(true, 9000));
    assertThat(LaunchOptions.parse(List.of("--port-base=9000")))
        .isEqualTo(new LaunchOptions(false, 9000));
  }

  @Test
  void what_is_unknown_is_told() {
    assertThatThrownBy(() -> LaunchOptions.parse(List.of("--frehs")))
        .hasMessageContaining("--frehs");
    assertThatThrownBy(() -> LaunchOptions.parse(List.of("--port-base", "many")))
        .hasMessageContaining("many");
  }
}
