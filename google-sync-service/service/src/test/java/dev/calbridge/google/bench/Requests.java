package dev.calbridge.google.bench;

import static dev.calbridge.google.bench.Numbers.line;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was asked of Google in a while, by method. */
record Requests(Map<String, Integer> byMethod) {

  private static final Set<String> WRITES =
      Set.of("events.insert", "events.update", "events.patch", "events.delete");

  static Requests since(Bench bench, long number) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode entry : bench.world.google.requests(number)) {
      String method = entry.get("method").asText();
      if (!method.startsWith("oauth.")) {
        counts.merge(method, 1, Integer::sum);
      }
    }
    return new Requests(counts);
  }

  int lists() {
    return byMethod.getOrDefault("events.list", 0);
  }

  int all() {
    return byMethod.values().stream().mapToInt(Integer::intValue).sum();
  }

  private int writes() {
    return byMethod.entrySet().stream()
        .filter(entry -> WRITES.contains(entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  void print(String what, int changes) {
    line(
        "requests for a change, " + what,
        "%.2f writes, %.2f lists, %.2f others %s",
        writes() / (double) changes,
        lists() / (double) changes,
        (all() - writes() - lists()) / (double) changes,
        this);
  }

  @Override
  public String toString() {
    return byMethod.toString();
  }
}
