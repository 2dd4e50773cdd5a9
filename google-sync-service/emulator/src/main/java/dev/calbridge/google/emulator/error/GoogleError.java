package dev.calbridge.google.emulator.error;

import java.util.Optional;

/** A refusal of the Calendar API, in Google's words. */
public final class GoogleError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Where in the request the fault lies, such as parameter/syncToken or header/If-Match. */
  public record Location(String type, String name) implements java.io.Serializable {
    public static Location parameter(String name) {
      return new Location("parameter", name);
    }

    public static Location header(String name) {
      return new Location("header", name);
    }
  }

  private final int status;
  private final String domain;
  private final String reason;
  private final String text;
  private final transient Optional<Location> location;

  public GoogleError(
      int status, String domain, String reason, String text, Optional<Location> location) {
    super(status + " " + reason);
    this.status = status;
    this.domain = domain;
    this.reason = reason;
    this.text = text;
    this.location = location;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  /** For people. */
  public String text() {
    return text;
  }

  public String domain() {
    return domain;
  }

  public Optional<Location> location() {
    return location;
  }
}
