package dev.calbridge.google.emulator.http;

/** The connection ends without an answer. */
public final class DroppedConnection extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DroppedConnection() {
    super("dropped on purpose");
  }
}
