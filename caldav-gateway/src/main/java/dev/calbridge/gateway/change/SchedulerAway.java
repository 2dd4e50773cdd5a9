package dev.calbridge.gateway.change;

/** Nobody can decide about a change now. */
public final class SchedulerAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SchedulerAway(String message, Throwable cause) {
    super(message, cause);
  }
}
