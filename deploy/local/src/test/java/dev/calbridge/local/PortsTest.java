package dev.calbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.local.Ports.Listener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void they_follow_the_base() {
    Ports ports = Ports.from(9000);

    assertThat(ports.of(Listener.FRONT)).isEqualTo(9000);
    assertThat(ports.of(Listener.KAFKA_CONTROLLER)).isEqualTo(9010);
    assertThat(ports.of(Listener.GOOGLE_SYNC_MANAGEMENT)).isEqualTo(9014);
  }

  @Test
  void a_base_whose_last_port_would_not_exist_is_refused() {
    assertThat(Ports.from(65521).of(Listener.GOOGLE_SYNC_MANAGEMENT)).isEqualTo(65535);
    assertThatThrownBy(() -> Ports.from(65522)).hasMessageContaining("--port-base");
    assertThatThrownBy(() -> Ports.from(80)).hasMessageContaining("--port-base");
  }

  @Test
  void a_taken_port_is_named() throws Exception {
    Ports ports = Ports.free();
    assertThat(ports.taken()).isEmpty();
    try (ServerSocket _ =
        new ServerSocket(ports.of(Listener.GATEWAY), 1, InetAddress.getLoopbackAddress())) {
      assertThat(ports.taken()).hasValue(Listener.GATEWAY);
    }
  }

  @Test
  void free_ones_differ_from_each_other() {
    Ports ports = Ports.free();

    assertThat(Arrays.stream(Listener.values()).map(ports::of))
        .doesNotHaveDuplicates()
        .as("no connection may get one before it is listened on")
        .allMatch(port -> port < 32_768);
  }
}
