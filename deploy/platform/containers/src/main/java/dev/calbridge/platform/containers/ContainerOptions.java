package dev.calbridge.platform.containers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The part of the embedded platform's command line that makes sense here; the rest is ignored.
 *
 * @param directory where the coordinates go
 * @param realm file to import into Keycloak
 * @param keycloak whether Keycloak starts at once; otherwise when somebody asks for it
 * @param ownerPid end when this process has ended
 */
record ContainerOptions(Path directory, Path realm, boolean keycloak, Optional<Long> ownerPid) {

  /**
   * @throws IllegalArgumentException if {@code --dir} or {@code --realm} is missing
   */
  static ContainerOptions parse(List<String> arguments) {
    return new ContainerOptions(
        Path.of(required(arguments, "dir")),
        Path.of(required(arguments, "realm")),
        value(arguments, "keycloak").map(Boolean::valueOf).orElse(true),
        value(arguments, "owner-pid").map(Long::valueOf).filter(pid -> pid != 0));
  }

  private static String required(List<String> arguments, String name) {
    return value(arguments, name)
        .orElseThrow(() -> new IllegalArgumentException("Option --" + name + "=<path> is missing"));
  }

  private static Optional<String> value(List<String> arguments, String name) {
    String start = "--" + name + "=";
    return arguments.stream()
        .filter(argument -> argument.startsWith(start))
        .map(argument -> argument.substring(start.length()))
        .findFirst();
  }
}
