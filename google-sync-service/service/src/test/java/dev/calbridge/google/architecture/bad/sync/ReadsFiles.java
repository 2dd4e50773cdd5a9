package dev.calbridge.google.architecture.bad.sync;

import java.io.File;

/** A core that is not pure. */
final class ReadsFiles {
  boolean there() {
    return new File("x").exists();
  }
}
