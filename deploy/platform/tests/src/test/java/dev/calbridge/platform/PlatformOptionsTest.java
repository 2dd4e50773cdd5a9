package dev.calbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformOptionsTest {

  @Test
  void picksFreePortsUnlessTold() {
    PlatformOptions options = parse("--postgres-port=5555", "--kafka-port=0");
    assertThat(options.postgresPort()).isEqualTo(5555);
    assertThat(options.kafkaPort()).isPositive();
    assertThat(options.keycloakPort()).isPositive().isNotEqualTo(options.kafkaPort());
  }

  @Test
  void forgetsDataAndStartsKeycloakUnlessTold() {
    assertThat(parse().keep()).isFalse();
    assertThat(parse().keycloak()).isTrue();
    assertThat(parse("--keep").keep()).isTrue();
    assertThat(parse("--keycloak=false").keycloak()).isFalse();
  }

  @Test
  void hasNoOwnerUnlessTold() {
    assertThat(parse("--owner-pid=0").ownerPid()).isEmpty();
    assertThat(parse("--owner-pid=4711").ownerPid()).contains(4711L);
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    for (String wrong :
        List.of("--unknown=1", "keep", "--kafka-port=70000", "--kafka-port=x", "--keep=maybe")) {
      assertThatThrownBy(() -> parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void needsADirectory() {
    assertThatThrownBy(() -> PlatformOptions.parse(List.of("--cache=a", "--realm=b")))
        .hasMessageContaining("--dir");
  }

  private static PlatformOptions parse(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--dir=a", "--cache=b", "--realm=c"));
    arguments.addAll(List.of(more));
    return PlatformOptions.parse(arguments);
  }
}
