package dev.calbridge.google.emulator.world;

import java.util.Arrays;
import java.util.Optional;

/** What an account may do with a calendar; later ones may do all that earlier ones may. */
public enum AccessRole {
  FREE_BUSY_READER("freeBusyReader"),
  READER("reader"),
  WRITER("writer"),
  OWNER("owner");

  private final String wire;

  AccessRole(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  public boolean atLeast(AccessRole other) {
    return compareTo(other) >= 0;
  }

  public static Optional<AccessRole> parse(String wire) {
    return Arrays.stream(values()).filter(role -> role.wire.equals(wire)).findFirst();
  }
}
