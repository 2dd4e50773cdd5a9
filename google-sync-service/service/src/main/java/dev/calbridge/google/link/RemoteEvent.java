package dev.calbridge.google.link;

import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * An event as Google has it.
 *
 * @param id Google's id, unique in its calendar
 * @param etag changes with every change of the event
 * @param uid iCalendar UID; null where Google leaves it out
 * @param stamp what we left on it; null if nothing readable
 * @param source the event in Google's own words; opaque here, handed back when it is changed, so
 *     that what we know nothing of stays as it is
 */
public record RemoteEvent(
    String id, String etag, @Nullable String uid, Body body, @Nullable Stamp stamp, String source) {

  /** What kind of thing it is. */
  public sealed interface Body {}

  /** An event or series that takes place. */
  public record Standing(EventContent content) implements Body {}

  /** Deleted; Google keeps the id reserved. */
  public record Cancelled() implements Body {}

  /** One occurrence that differs from its series. Not taken over yet: see the README. */
  public record Occurrence(String series) implements Body {}

  /**
   * Something an appointment cannot be.
   *
   * @param reason stable, kebab-case
   */
  public record Unreadable(String reason) implements Body {}

  /** False if it is deleted. */
  public boolean stands() {
    return !(body instanceof Cancelled);
  }

  /** The content if it stands, else null. */
  public @Nullable EventContent contentOrNull() {
    return body instanceof Standing(EventContent content) ? content : null;
  }
}
