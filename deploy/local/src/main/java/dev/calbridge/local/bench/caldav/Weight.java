package dev.calbridge.local.bench.caldav;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used so far, from Linux's {@code /proc}.
 *
 * @param cpu of all its threads
 * @param residentMebibytes now
 */
record Weight(Duration cpu, long residentMebibytes) {

  /** {@code USER_HZ}, which is 100 wherever Linux runs today. */
  private static final long TICKS_PER_SECOND = 100;

  /** PostgreSQL's processes that serve a database; they name it in their title. */
  static Duration databaseCpu(String database) {
    return ProcessHandle.allProcesses()
        .filter(process -> title(process.pid()).matches("postgres: .* " + database + " .*"))
        .map(process -> of(process.pid()).cpu())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static String title(long pid) {
    try {
      return Files.readString(
              Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException ended) {
      return "";
    }
  }

  static Weight of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      // The name stands in parentheses and may hold spaces: count from behind it (proc(5)).
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      long resident =
          Files.readAllLines(process.resolve("status"), StandardCharsets.ISO_8859_1).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElse(0);
      return new Weight(Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND), resident / 1_024);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
