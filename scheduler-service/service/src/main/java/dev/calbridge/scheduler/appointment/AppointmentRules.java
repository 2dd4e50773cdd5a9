package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.time.RecurrenceRules;
import dev.calbridge.scheduler.time.SpanRules;
import java.util.Optional;

/** What an appointment must keep to be stored. */
final class AppointmentRules {

  private static final int TITLE = 500;
  private static final int NOTES = 64 * 1024;
  private static final int PLACE = 500;
  private static final int CATEGORIES = 20;
  private static final int CATEGORY = 100;
  private static final int EXTRA_LINES = 100;
  private static final int EXTRAS = 16 * 1024;
  private static final int MOST_CHANGED = 1000;
  private static final int TEXT_OF_CHANGED = 512 * 1024;

  private AppointmentRules() {}

  static Optional<BrokenRule> broken(Appointment value) {
    return new Checks()
        .that(
            !value.primaryResource().equals(value.secondaryResource()),
            () -> BrokenRule.invalid("same-resource-twice", "Name two different resources."))
        .that(
            !value.shownAsUnavailable() || value.customer() == null,
            () ->
                BrokenRule.invalid(
                    "unavailable-with-customer",
                    "What is shown as unavailable is for no customer."))
        .optional("title", value.title(), TITLE)
        .optional("notes", value.notes(), NOTES)
        .optional("place", value.place(), PLACE)
        .that(
            value.otherCategories().size() <= CATEGORIES
                && value.otherCategories().stream().allMatch(text -> text.length() <= CATEGORY),
            () -> BrokenRule.limit("too-many-categories", "At most 20 categories of 100 each."))
        .that(
            value.extras().size() <= EXTRA_LINES
                && value.extras().stream().mapToInt(String::length).sum() <= EXTRAS,
            () -> BrokenRule.limit("too-many-extras", "Too many properties of your own."))
        .that(
            value.extras().stream().allMatch(AppointmentRules::oneLine)
                && value.otherCategories().stream().allMatch(AppointmentRules::oneLine),
            () -> BrokenRule.invalid("extras-invalid", "A property is one unfolded line."))
        .also(() -> SpanRules.broken(value.span()))
        .also(() -> RecurrenceRules.broken(value.recurrence(), value.span()))
        .also(value.buffers()::broken)
        .also(() -> brokenByChanged(value))
        .first();
  }

  private static Optional<BrokenRule> brokenByChanged(Appointment value) {
    Checks checks =
        new Checks()
            .that(
                value.changed().isEmpty() || value.recurrence() != null,
                () ->
                    BrokenRule.invalid(
                        "no-series", "What takes place once has no occurrences to change."))
            .that(
                value.changed().size() <= MOST_CHANGED,
                () ->
                    BrokenRule.limit(
                        "too-many-overrides", "At most " + MOST_CHANGED + " changed occurrences."))
            .that(
                value.changed().stream().mapToInt(ChangedOccurrence::textLength).sum()
                    <= TEXT_OF_CHANGED,
                () ->
                    BrokenRule.limit(
                        "overrides-too-long", "Too much text in the changed occurrences."))
            .that(
                value.changed().stream().map(ChangedOccurrence::occurrence).distinct().count()
                    == value.changed().size(),
                () ->
                    BrokenRule.invalid(
                        "override-twice", "Change an occurrence once, not several times."));
    for (ChangedOccurrence one : value.changed()) {
      checks
          .also(() -> RecurrenceRules.brokenDate(one.occurrence()))
          .also(() -> value.single(one).broken());
    }
    return checks.first();
  }

  private static boolean oneLine(String text) {
    return text.chars().noneMatch(c -> c == '\n' || c == '\r' || c == '\0');
  }
}
