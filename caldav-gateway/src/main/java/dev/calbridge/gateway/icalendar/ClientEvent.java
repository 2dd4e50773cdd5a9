package dev.calbridge.gateway.icalendar;

import dev.calbridge.gateway.calendar.PersonalContent;
import dev.calbridge.scheduler.contract.EntryContent;
import org.jspecify.annotations.Nullable;

/**
 * A calendar object as a client sent it.
 *
 * @param uid UID, case-sensitive
 * @param sequence SEQUENCE of the event; 0 if there is none (RFC 5545 section 3.8.7.4)
 * @param content what everybody sees
 * @param personal what is the user's own; its alarms are never null: those that were sent
 * @param ownText what was sent, if it can be given back to all programs of the user; or null
 */
public record ClientEvent(
    String uid,
    long sequence,
    EntryContent content,
    PersonalContent personal,
    @Nullable String ownText) {

  /** The same under another UID. */
  public ClientEvent copiedAs(String otherUid) {
    return new ClientEvent(otherUid, 0, content, personal, null);
  }
}
