package dev.calbridge.google.sync;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins two edits of the same event that do not touch the same thing: one moved it, the other
 * renamed it. When it takes place is one thing, its series included.
 */
final class FieldMerge {

  private FieldMerge() {}

  /** Both edits in one, as the house would say it; empty if they are about the same thing. */
  static Optional<EventContent> of(Agreement last, EventContent house, EventContent google) {
    try {
      return Optional.of(
          new EventContent(
              joined(last, house, google, EventContent::title),
              joinedOrNull(last, house, google, EventContent::description),
              joinedOrNull(last, house, google, EventContent::location),
              joined(last, house, google, EventContent::tentative),
              joined(last, house, google, EventContent::free),
              joined(last, house, google, FieldMerge::when).span(),
              joined(last, house, google, FieldMerge::when).recurrence(),
              joined(last, house, google, EventContent::secret)));
    } catch (SameField _) {
      return Optional.empty();
    }
  }

  /** The span and the series of a content; nothing else. */
  private static EventContent when(EventContent content) {
    Series series = content.recurrence();
    return new EventContent("", null, null, false, false, content.span(), series);
  }

  private interface Field<T> {
    T of(EventContent content);
  }

  private interface NullableField<T> {
    @Nullable T of(EventContent content);
  }

  private static <T> T joined(
      Agreement last, EventContent house, EventContent google, Field<T> field) {
    return Objects.requireNonNull(joinedOrNull(last, house, google, field::of));
  }

  private static <T> @Nullable T joinedOrNull(
      Agreement last, EventContent house, EventContent google, NullableField<T> field) {
    T ours = field.of(house);
    T theirs = field.of(google);
    boolean houseChanged = !Objects.equals(field.of(last.ours()), ours);
    boolean googleChanged = !Objects.equals(field.of(last.theirs()), theirs);
    if (houseChanged && googleChanged && !Objects.equals(ours, theirs)) {
      throw new SameField();
    }
    return googleChanged ? theirs : ours;
  }

  private static final class SameField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SameField() {
      super("both changed the same", null, false, false);
    }
  }
}
