package dev.calbridge.google.emulator;

import dev.calbridge.google.emulator.api.Quotas;
import dev.calbridge.google.emulator.oauth.OAuthClient;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Runs the emulator as a program. */
public final class Launcher {
  private static final Set<String> KNOWN =
      Set.of(
          "port",
          "state-file",
          "client-id",
          "client-secret",
          "redirect-uri",
          "account",
          "testing",
          "quota");

  private static final String USAGE =
      """
      options:
        --port=N             port on loopback; 0 or left out for a free one
        --state-file=PATH    keep the data there over restarts
        --client-id=ID --client-secret=SECRET --redirect-uri=URI
                             an OAuth client; redirect-uri may be repeated; the secret may
                             come from the variable GOOGLE_EMULATOR_CLIENT_SECRET instead
        --account=E-MAIL     an account that exists from the start; may be repeated
        --testing            refresh tokens live seven days
        --quota=none         no quotas; otherwise those of Google\
      """;

  private Launcher() {}

  /** Starts, prints one line when ready, and ends with the process. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(options(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("google-emulator: " + e.getMessage());
      System.err.println(USAGE);
      System.exit(2);
    } catch (BindException e) {
      System.err.println("google-emulator: the port is taken; choose another with --port=N");
      System.exit(1);
    } catch (IOException e) {
      System.err.println("google-emulator: cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(EmulatorOptions options) throws IOException, InterruptedException {
    GoogleEmulator emulator = GoogleEmulator.start(options);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  emulator.close();
                  stopped.countDown();
                }));
    System.out.println("google-emulator ready at " + emulator.baseUri());
    emulator.warmUp();
    stopped.await();
  }

  static EmulatorOptions options(String[] arguments) {
    Map<String, List<String>> given = parse(arguments);
    EmulatorOptions options = EmulatorOptions.defaults().onPort(port(given));
    for (String path : given.getOrDefault("state-file", List.of())) {
      options = options.keepingStateIn(Path.of(path));
    }
    for (String email : given.getOrDefault("account", List.of())) {
      options = options.withAccount(email);
    }
    Optional<String> clientId = first(given, "client-id");
    if (clientId.isPresent()) {
      options = options.withClient(client(clientId.get(), given));
    }
    if (first(given, "quota").filter("none"::equals).isPresent()) {
      options = options.limitedTo(Quotas.Limits.NONE);
    }
    return given.containsKey("testing") ? options.inTesting() : options;
  }

  private static OAuthClient client(String id, Map<String, List<String>> given) {
    String secret =
        first(given, "client-secret")
            .or(() -> Optional.ofNullable(System.getenv("GOOGLE_EMULATOR_CLIENT_SECRET")))
            .orElse("");
    return new OAuthClient(
        id, secret, new HashSet<>(given.getOrDefault("redirect-uri", List.of())));
  }

  private static int port(Map<String, List<String>> given) {
    String port = first(given, "port").orElse("0");
    try {
      return Integer.parseInt(port);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--port must be a number, not " + port, e);
    }
  }

  private static Optional<String> first(Map<String, List<String>> given, String name) {
    return given.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static Map<String, List<String>> parse(String[] arguments) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      String value = equals < 0 ? "" : argument.substring(equals + 1);
      if (!name.startsWith("--") || !KNOWN.contains(name.substring(2))) {
        throw new IllegalArgumentException("unknown option " + name);
      }
      given.computeIfAbsent(name.substring(2), _ -> new ArrayList<>()).add(value);
    }
    return given;
  }
}
