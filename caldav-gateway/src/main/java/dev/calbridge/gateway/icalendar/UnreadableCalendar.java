package dev.calbridge.gateway.icalendar;

/** What a client sent cannot be taken as a calendar object. The message may be shown. */
public final class UnreadableCalendar extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private UnreadableCalendar(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The preconditions of RFC 4791 section 5.3.2.1 that speak of the content. */
  public enum Reason {
    NOT_ICALENDAR,
    UNSUPPORTED_COMPONENT,
    NOT_ONE_EVENT,
    TOO_LARGE,
    TOO_MANY_INSTANCES
  }

  static UnreadableCalendar data(String message) {
    return new UnreadableCalendar(Reason.NOT_ICALENDAR, message);
  }

  static UnreadableCalendar component(String message) {
    return new UnreadableCalendar(Reason.UNSUPPORTED_COMPONENT, message);
  }

  static UnreadableCalendar object(String message) {
    return new UnreadableCalendar(Reason.NOT_ONE_EVENT, message);
  }

  static UnreadableCalendar tooLarge(String message) {
    return new UnreadableCalendar(Reason.TOO_LARGE, message);
  }

  static UnreadableCalendar tooMany(String message) {
    return new UnreadableCalendar(Reason.TOO_MANY_INSTANCES, message);
  }

  public Reason reason() {
    return reason;
  }

  /** Never null, unlike that of exceptions at large. */
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
