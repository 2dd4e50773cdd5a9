package dev.calbridge.google.architecture.bad;

import dev.calbridge.google.emulator.EmulatorOptions;

/** Depends on another program's inside. */
final class KnowsTheEmulator {
  EmulatorOptions options() {
    return EmulatorOptions.defaults();
  }
}
