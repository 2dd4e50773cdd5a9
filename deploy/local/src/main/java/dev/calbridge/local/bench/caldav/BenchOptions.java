package dev.calbridge.local.bench.caldav;

import java.util.ArrayList;
import java.util.List;

/**
 * The command line.
 *
 * @param seconds each run lasts
 * @param warmUp seconds before the first run of a scenario
 * @param sizes of the calendars
 * @param only names of scenarios; empty for all
 * @param hold leave everything running after the measurements until standard input ends
 */
record BenchOptions(int seconds, int warmUp, List<Integer> sizes, List<String> only, boolean hold) {

  static BenchOptions parse(List<String> arguments) {
    int seconds = 4;
    int warmUp = 4;
    List<Integer> sizes = List.of(1_000, 10_000);
    List<String> only = new ArrayList<>();
    boolean hold = false;
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      if (argument.startsWith("--seconds=")) {
        seconds = Integer.parseInt(value);
      } else if (argument.startsWith("--warm-up=")) {
        warmUp = Integer.parseInt(value);
      } else if (argument.startsWith("--size=")) {
        sizes = List.of(Integer.parseInt(value));
      } else if (argument.startsWith("--only=")) {
        only.add(value);
      } else if (argument.equals("--hold")) {
        hold = true;
      } else {
        throw new IllegalArgumentException(
            "unknown option "
                + argument
                + "; known: --seconds=N --warm-up=N --size=1000 --only=\"idle poll\" --hold");
      }
    }
    return new BenchOptions(seconds, warmUp, sizes, List.copyOf(only), hold);
  }

  boolean wants(String scenario) {
    return only.isEmpty() || only.contains(scenario);
  }
}
