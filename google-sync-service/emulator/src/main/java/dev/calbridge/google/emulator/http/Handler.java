package dev.calbridge.google.emulator.http;

/** Answers one request. */
@FunctionalInterface
public interface Handler {

  /**
   * @throws DroppedConnection if the client shall see the connection end without an answer
   */
  Response handle(Request request);
}
