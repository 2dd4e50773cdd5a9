package dev.calbridge.gateway.calendar;

/** The projection's store cannot be reached now. */
public final class ProjectionAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProjectionAway(String message, Throwable cause) {
    super(message, cause);
  }
}
