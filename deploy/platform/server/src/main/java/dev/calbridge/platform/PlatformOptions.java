package dev.calbridge.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line.
 *
 * @param directory where all state goes
 * @param cache what several platforms share: unpacked binaries
 * @param realm file to import into Keycloak at its first start
 * @param ownerPid end when this process has ended
 * @param postgresPort never 0
 * @param kafkaPort never 0
 * @param kafkaControllerPort never 0
 * @param keycloakPort never 0
 * @param keycloakManagementPort never 0
 * @param keycloakPublicUrl what browsers call Keycloak; empty: as it is bound
 * @param partitions of each topic
 * @param keep go on with the data of the last run
 * @param keycloak start Keycloak at once
 */
record PlatformOptions(
    Path directory,
    Path cache,
    Path realm,
    Optional<Long> ownerPid,
    int postgresPort,
    int kafkaPort,
    int kafkaControllerPort,
    int keycloakPort,
    int keycloakManagementPort,
    Optional<String> keycloakPublicUrl,
    int partitions,
    boolean keep,
    boolean keycloak) {

  static final String LOOPBACK = "127.0.0.1";

  private static final Set<String> NAMES =
      Set.of(
          "dir",
          "cache",
          "realm",
          "owner-pid",
          "postgres-port",
          "kafka-port",
          "kafka-controller-port",
          "keycloak-port",
          "keycloak-management-port",
          "keycloak-hostname",
          "partitions",
          "keep",
          "keycloak");

  /**
   * @throws IllegalArgumentException with a message for the caller if an option is unknown, is
   *     missing or has no proper value
   */
  static PlatformOptions parse(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = argument.substring(0, equals < 0 ? argument.length() : equals);
      if (!name.startsWith("--") || !NAMES.contains(name.substring(2))) {
        throw new IllegalArgumentException("Unknown option " + argument);
      }
      given.put(name.substring(2), equals < 0 ? "true" : argument.substring(equals + 1));
    }
    long owner = number(given, "owner-pid", 0, Long.MAX_VALUE);
    return new PlatformOptions(
        path(given, "dir"),
        path(given, "cache"),
        path(given, "realm"),
        owner == 0 ? Optional.empty() : Optional.of(owner),
        port(given, "postgres-port"),
        port(given, "kafka-port"),
        port(given, "kafka-controller-port"),
        port(given, "keycloak-port"),
        port(given, "keycloak-management-port"),
        Optional.ofNullable(given.get("keycloak-hostname")).filter(url -> !url.isEmpty()),
        (int) Math.max(1, number(given, "partitions", 4, 1000)),
        flag(given, "keep", false),
        flag(given, "keycloak", true));
  }

  private static Path path(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("Option --" + name + "=<path> is missing");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }

  private static boolean flag(Map<String, String> given, String name, boolean byDefault) {
    return switch (given.getOrDefault(name, Boolean.toString(byDefault))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("Option --" + name + " is true or false");
    };
  }

  private static int port(Map<String, String> given, String name) {
    int port = (int) number(given, name, 0, 65535);
    return port == 0 ? freePort() : port;
  }

  private static long number(Map<String, String> given, String name, long byDefault, long most) {
    String text = given.getOrDefault(name, Long.toString(byDefault));
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
      throw new IllegalArgumentException("Option --" + name + " is a number up to " + most);
    }
    return Long.parseLong(text);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new IllegalStateException("No free port", failure);
    }
  }
}
