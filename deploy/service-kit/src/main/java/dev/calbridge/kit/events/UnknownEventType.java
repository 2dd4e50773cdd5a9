package dev.calbridge.kit.events;

/** An event of a type this service does not know: belongs on the dead-letter topic. */
public final class UnknownEventType extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownEventType(String type) {
    super("Unknown event type " + type);
  }
}
