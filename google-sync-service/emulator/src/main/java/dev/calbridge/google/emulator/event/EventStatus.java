package dev.calbridge.google.emulator.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three states of an event; a deleted event is a cancelled one that nobody lists. */
public enum EventStatus {
  CONFIRMED,
  TENTATIVE,
  CANCELLED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EventStatus> parse(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }
}
