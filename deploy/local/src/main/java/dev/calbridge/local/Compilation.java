package dev.calbridge.local;

import java.util.List;

/** How far the virtual machines of the services compile. */
public enum Compilation {
  /** Quick to start and small: for trying things out. */
  FIRST_STAGE(List.of("-XX:TieredStopAtLevel=1")),
  /** As in production. */
  FULL(List.of());

  private final List<String> options;

  Compilation(List<String> options) {
    this.options = options;
  }

  List<String> options() {
    return options;
  }
}
