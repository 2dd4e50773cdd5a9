package dev.calbridge.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The TCP ports of a stack, all on loopback. */
public final class Ports {

  /** What listens. The order is the order of the port numbers, and so part of the interface. */
  public enum Listener {
    FRONT("front door"),
    SCHEDULER("scheduler-service"),
    CREDENTIAL("credential-service"),
    GATEWAY("caldav-gateway"),
    GOOGLE_SYNC("google-sync-service"),
    EMULATOR("google-emulator"),
    KEYCLOAK("Keycloak"),
    KEYCLOAK_MANAGEMENT("Keycloak management"),
    POSTGRES("PostgreSQL"),
    KAFKA("Kafka"),
    KAFKA_CONTROLLER("Kafka controller"),
    SCHEDULER_MANAGEMENT("scheduler-service management"),
    CREDENTIAL_MANAGEMENT("credential-service management"),
    GATEWAY_MANAGEMENT("caldav-gateway management"),
    GOOGLE_SYNC_MANAGEMENT("google-sync-service management");

    private final String label;

    Listener(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }

  private static final int LOWEST_FREE = 10_000;
  private static final int FIRST_OF_CONNECTIONS = 32_768;
  private static final int MOST_TRIES = 100;

  private final Map<Listener, Integer> numbers;

  private Ports(Map<Listener, Integer> numbers) {
    this.numbers = numbers;
  }

  /**
   * The base for the front door, the following ones for the others.
   *
   * @throws IllegalArgumentException if one of them would not be a usable port
   */
  public static Ports from(int base) {
    int last = base + Listener.values().length - 1;
    if (base < 1024 || last > 65535) {
      throw new IllegalArgumentException(
          "--port-base must be between 1024 and " + (65535 - Listener.values().length + 1));
    }
    Map<Listener, Integer> numbers = new EnumMap<>(Listener.class);
    for (Listener listener : Listener.values()) {
      numbers.put(listener, base + listener.ordinal());
    }
    return new Ports(numbers);
  }

  /**
   * Ports nobody uses now, and no connection gets meanwhile: systems take those from higher numbers
   * (Linux from 32768 on). They are chosen at once, so that they differ from each other.
   */
  public static Ports free() {
    Map<Listener, Integer> numbers = new EnumMap<>(Listener.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Listener listener : Listener.values()) {
        ServerSocket socket = anyBelowConnections();
        held.add(socket);
        numbers.put(listener, socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("No free port", failure);
    }
    return new Ports(numbers);
  }

  private static ServerSocket anyBelowConnections() throws IOException {
    for (int tries = 1; ; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_FREE, FIRST_OF_CONNECTIONS);
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (IOException taken) {
        if (tries == MOST_TRIES) {
          throw taken;
        }
      }
    }
  }

  public int of(Listener listener) {
    Integer number = numbers.get(listener);
    if (number == null) {
      throw new IllegalStateException("No port for " + listener);
    }
    return number;
  }

  /** The first port somebody else listens on, if there is one. */
  public Optional<Listener> taken() {
    for (Listener listener : Listener.values()) {
      try (ServerSocket socket = new ServerSocket()) {
        // A port that only waits for late packets of closed connections can be used.
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), of(listener)));
      } catch (IOException inUse) {
        return Optional.of(listener);
      }
    }
    return Optional.empty();
  }
}
