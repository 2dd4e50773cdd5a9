package dev.calbridge.gateway.calendar;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client stands in a calendar's history (RFC 6578 section 3.2). Written with characters
 * only that need no escaping anywhere: some programs do not escape.
 *
 * @param epoch of the projection; a rebuilt one starts another and disowns older tokens
 * @param changeNumber of the last change the client has seen
 */
public record SyncToken(String epoch, UUID resource, long changeNumber) {

  private static final Pattern FORM =
      Pattern.compile("urn:calbridge:sync:([a-z0-9]{1,64}):([0-9a-f-]{36}):([0-9]{1,18})");

  /** Where the calendar stands now. */
  public static SyncToken now(StoredCalendar calendar) {
    return new SyncToken(calendar.epoch(), calendar.snapshot().resource(), calendar.changeNumber());
  }

  public static Optional<SyncToken> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SyncToken(
              form.group(1), UUID.fromString(form.group(2)), Long.parseLong(form.group(3))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it was given out for this calendar in this epoch, and not for a later time than now.
   */
  public boolean fits(StoredCalendar calendar) {
    return epoch.equals(calendar.epoch())
        && resource.equals(calendar.snapshot().resource())
        && changeNumber <= calendar.changeNumber();
  }

  @Override
  public String toString() {
    return "urn:calbridge:sync:" + epoch + ":" + resource + ":" + changeNumber;
  }
}
