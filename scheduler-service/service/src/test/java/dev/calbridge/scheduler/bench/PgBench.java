package dev.calbridge.scheduler.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark program, if the machine has it. */
record PgBench(Path program, String host, int port, String database, String user, String password) {

  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  static Stream<Path> programs() {
    Stream<Path> found =
        Stream.of("18", "17", "16", "15", "14")
            .map(version -> Path.of("/usr/lib/postgresql/" + version + "/bin/pgbench"));
    return Stream.concat(found, Stream.of(Path.of("/usr/bin/pgbench"))).filter(Files::isExecutable);
  }

  /** Transactions of the script per second; empty if it fails, and says why. */
  OptionalDouble run(String script, int clients, int seconds) throws Exception {
    Path file = Files.createTempFile("booking", ".sql");
    Files.writeString(file, script);
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                program.toString(),
                "-n",
                "-M",
                "prepared",
                "-c",
                String.valueOf(clients),
                "-j",
                "2",
                "-T",
                String.valueOf(seconds),
                "-f",
                file.toString(),
                "-h",
                host,
                "-p",
                String.valueOf(port),
                "-U",
                user,
                database));
    builder.environment().put("PGPASSWORD", password);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    if (process.waitFor() != 0 || !rate.find()) {
      throw new IllegalStateException(
          "pgbench failed: " + said.lines().limit(5).collect(Collectors.joining("; ")));
    }
    return OptionalDouble.of(Double.parseDouble(rate.group(1)));
  }
}
