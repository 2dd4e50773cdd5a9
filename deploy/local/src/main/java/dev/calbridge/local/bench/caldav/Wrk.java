package dev.calbridge.local.bench.caldav;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The load generator wrk.
 *
 * @param script {@code deploy/bench/request.lua}
 * @param folder for its requests and output
 */
record Wrk(Path script, Path folder) {

  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  /**
   * Sends as much as the connections carry.
   *
   * @param name of the file that keeps the requests
   * @param origin scheme, host and port
   */
  Load run(String name, String origin, List<Request> requests, int connections, int seconds) {
    try {
      Path file = folder.resolve(name.replace(' ', '-') + ".lua");
      Files.writeString(
          file,
          requests.stream()
              .map(Request::lua)
              .collect(Collectors.joining(",\n", "return {\n", "\n}\n")));
      Path output = folder.resolve("wrk.out");
      ProcessBuilder command =
          new ProcessBuilder(
              "wrk",
              "-t1",
              "-c" + connections,
              "-d" + seconds + "s",
              "--timeout",
              "10s",
              "-s",
              script.toString(),
              origin + requests.getFirst().path());
      command.environment().put("CALBRIDGE_REQUESTS", file.toString());
      Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!process.waitFor(seconds + 30L, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("wrk did not end");
      }
      return load(Files.readString(output));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  private static Load load(String said) {
    Matcher result = RESULT.matcher(said);
    if (!result.find()) {
      throw new IllegalStateException("wrk failed:\n" + said);
    }
    return new Load(
        Long.parseLong(result.group(1)),
        micros(result.group(2)),
        micros(result.group(3)),
        micros(result.group(4)),
        Long.parseLong(result.group(5)),
        Long.parseLong(result.group(6)));
  }

  private static Duration micros(String number) {
    return Duration.of(Long.parseLong(number), ChronoUnit.MICROS);
  }
}
