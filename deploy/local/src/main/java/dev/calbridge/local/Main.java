package dev.calbridge.local;

import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.demo.DemoEnvironment;
import dev.calbridge.local.demo.DemoLoader;
import dev.calbridge.local.demo.Demonstration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** {@code ./calbridge up}: everything on this machine, with demo data, until Ctrl-C. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Console console = Console.standard();
    LaunchOptions options;
    Ports ports;
    try {
      options = LaunchOptions.parse(List.of(arguments));
      ports = Ports.from(options.portBase());
    } catch (IllegalArgumentException wrong) {
      System.err.println("calbridge: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    Optional<Listener> taken = ports.taken();
    if (taken.isPresent()) {
      System.err.println(
          "calbridge: port %d (%s) is taken; choose others with --port-base N."
              .formatted(ports.of(taken.get()), taken.get().label()));
      System.exit(1);
      return;
    }
    System.exit(run(console, options, ports));
  }

  private static int run(Console console, LaunchOptions options, Ports ports) {
    Path root = Path.of(System.getProperty("calbridge.root", "."));
    Path target = root.resolve("deploy/local/target");
    Path data = target.resolve("data");
    CompletableFuture<String> death = new CompletableFuture<>();
    AtomicBoolean stopping = new AtomicBoolean();
    long began = System.nanoTime();
    try {
      if (options.fresh()) {
        delete(data);
      }
      // While everything stops at once, what the parts say about each other is of no interest.
      Stack stack =
          new Stack(
              root,
              data,
              ports,
              Purpose.TRYING,
              (part, line) -> {
                if (!stopping.get()) {
                  console.line(part, line);
                }
              },
              death::complete);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    console.say("Stopping ...");
                    stopping.set(true);
                    stack.close();
                  }));
      stack.start();
      console.line("calbridge", "loading demo data");
      try (HttpCalls http = new HttpCalls()) {
        DemoLoader loader = Demonstration.load(stack, http, true).people();
        DemoEnvironment environment = DemoEnvironment.of(ports, loader);
        environment.write(target.resolve("demo.env"));
        console.say(environment.table());
      }
      console.say("ready in %d s".formatted((System.nanoTime() - began) / 1_000_000_000));
    } catch (IOException | RuntimeException failure) {
      if (!stopping.get()) {
        System.err.println("calbridge: " + reason(failure));
      }
      return 1;
    }
    String ended = death.join();
    System.err.println("calbridge: " + ended + "; stopping everything.");
    return 1;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause instanceof CompletionException) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    return cause.getCause() == null ? message : message + ": " + cause.getCause();
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
