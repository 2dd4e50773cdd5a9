package dev.calbridge.local;

import java.util.List;

/** What a stack is started for. */
public enum Purpose {
  /** Trying things out: quick to start and small. */
  TRYING(List.of("-XX:TieredStopAtLevel=1")),
  /** Measuring what it can do: compiled as in production, without limits for a single user. */
  MEASURING(List.of());

  private final List<String> options;

  Purpose(List<String> options) {
    this.options = options;
  }

  List<String> options() {
    return options;
  }
}
