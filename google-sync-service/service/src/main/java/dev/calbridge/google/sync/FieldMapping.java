package dev.calbridge.google.sync;

/**
 * The most a tenant lets Google see, field by field. A link's {@link Privacy} may show less, never
 * more. Unless the title is shown in full, customers are not named in the other texts either.
 *
 * @param description whether it is shown at all
 * @param location whether it is shown at all
 */
public record FieldMapping(
    Title title, boolean description, boolean location, Visibility visibility) {

  /** As the house has it. */
  public static final FieldMapping EVERYTHING =
      new FieldMapping(Title.FULL, true, true, Visibility.DEFAULT);

  /** What becomes of an event's title. */
  public enum Title {
    FULL,
    /** Of customers only the initials; the other words stay. */
    INITIALS,
    /** The same word everywhere. */
    BUSY
  }

  /** Who may read the event in a Google calendar that is shared with others. */
  public enum Visibility {
    /** As the calendar has it, or as somebody chose in Google. */
    DEFAULT,
    PRIVATE
  }
}
