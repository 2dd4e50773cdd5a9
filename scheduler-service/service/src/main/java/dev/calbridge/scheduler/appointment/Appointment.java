package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking of one or two resources.
 *
 * @param primaryResource whom or what is booked
 * @param secondaryResource booked as well, or null
 * @param branch where it takes place, or null
 * @param customer whom it is for, or null
 * @param type the tenant's kind of appointment, or null
 * @param status the tenant's state of it, or null
 * @param title may be empty
 * @param notes plain text with LF line ends, or null
 * @param place a place of its own such as a home visit's address, or null for the branch
 * @param homeVisit true if it takes place at the customer's
 * @param shownAsUnavailable true if calendars show it as out of office
 * @param free true if a client wants it not to count as busy; changes no capacity
 * @param span when it (first) takes place
 * @param recurrence null if once
 * @param otherCategories categories from outside that name no type
 * @param extras property lines from outside that nobody here knows
 * @param changed occurrences of the series that differ, by occurrence; the recurrence itself holds
 *     no overrides
 * @param buffers time around it in which its resources are taken as well
 * @param follows the series that this one was split off from, or null
 */
public record Appointment(
    UUID primaryResource,
    @Nullable UUID secondaryResource,
    @Nullable UUID branch,
    @Nullable UUID customer,
    @Nullable UUID type,
    @Nullable UUID status,
    String title,
    @Nullable String notes,
    @Nullable String place,
    boolean homeVisit,
    boolean shownAsUnavailable,
    boolean free,
    EntrySpan span,
    @Nullable Recurrence recurrence,
    List<String> otherCategories,
    List<String> extras,
    List<ChangedOccurrence> changed,
    Buffers buffers,
    @Nullable UUID follows)
    implements Checked {

  public Appointment {
    title = Absent.lines(title);
    notes = Absent.blank(notes);
    place = Absent.blank(place);
    otherCategories = List.copyOf(otherCategories);
    extras = List.copyOf(extras);
    changed = changed.stream().sorted(Comparator.comparing(ChangedOccurrence::occurrence)).toList();
  }

  /** One that neither has buffers nor follows another. */
  public Appointment(
      UUID primaryResource,
      @Nullable UUID secondaryResource,
      @Nullable UUID branch,
      @Nullable UUID customer,
      @Nullable UUID type,
      @Nullable UUID status,
      String title,
      @Nullable String notes,
      @Nullable String place,
      boolean homeVisit,
      boolean shownAsUnavailable,
      boolean free,
      EntrySpan span,
      @Nullable Recurrence recurrence,
      List<String> otherCategories,
      List<String> extras) {
    this(
        primaryResource,
        secondaryResource,
        branch,
        customer,
        type,
        status,
        title,
        notes,
        place,
        homeVisit,
        shownAsUnavailable,
        free,
        span,
        recurrence,
        otherCategories,
        extras,
        List.of(),
        Buffers.NONE,
        null);
  }

  /** The resources it books, the primary one first. */
  public List<UUID> resources() {
    List<UUID> resources = new ArrayList<>(2);
    resources.add(primaryResource);
    if (secondaryResource != null) {
      resources.add(secondaryResource);
    }
    return List.copyOf(resources);
  }

  /** The same for other resources, in that branch. */
  public Appointment withResources(UUID primary, @Nullable UUID secondary, @Nullable UUID where) {
    return new Appointment(
        primary,
        secondary,
        where,
        customer,
        type,
        status,
        title,
        notes,
        place,
        homeVisit,
        shownAsUnavailable,
        free,
        span,
        recurrence,
        otherCategories,
        extras,
        changed,
        buffers,
        follows);
  }

  /** The same with another status. */
  public Appointment withStatus(UUID other) {
    return new Appointment(
        primaryResource,
        secondaryResource,
        branch,
        customer,
        type,
        other,
        title,
        notes,
        place,
        homeVisit,
        shownAsUnavailable,
        free,
        span,
        recurrence,
        otherCategories,
        extras,
        changed,
        buffers,
        follows);
  }

  /** The same at other times. */
  public Appointment withTimes(
      EntrySpan at, @Nullable Recurrence repeats, List<ChangedOccurrence> differing) {
    return new Appointment(
        primaryResource,
        secondaryResource,
        branch,
        customer,
        type,
        status,
        title,
        notes,
        place,
        homeVisit,
        shownAsUnavailable,
        free,
        at,
        repeats,
        otherCategories,
        extras,
        differing,
        buffers,
        follows);
  }

  /** The same as the part of a series that was cut off another. */
  public Appointment following(UUID other) {
    return new Appointment(
        primaryResource,
        secondaryResource,
        branch,
        customer,
        type,
        status,
        title,
        notes,
        place,
        homeVisit,
        shownAsUnavailable,
        free,
        span,
        recurrence,
        otherCategories,
        extras,
        changed,
        buffers,
        other);
  }

  /** The same with what only outside calendars know as it was before. */
  public Appointment keepingOutsidePartsOf(Appointment before) {
    return new Appointment(
        primaryResource,
        secondaryResource,
        branch,
        customer,
        type,
        status,
        title,
        notes,
        place,
        homeVisit,
        shownAsUnavailable,
        before.free,
        span,
        recurrence,
        before.otherCategories,
        before.extras,
        changed.stream().map(before::keeping).toList(),
        buffers,
        before.follows);
  }

  private ChangedOccurrence keeping(ChangedOccurrence draft) {
    return changed.stream()
        .filter(one -> one.occurrence().equals(draft.occurrence()))
        .findFirst()
        .map(one -> draft.withExtras(one.extras()))
        .orElse(draft);
  }

  /** One occurrence of it by itself, as an appointment that takes place once. */
  public Appointment single(ChangedOccurrence one) {
    return new Appointment(
        primaryResource,
        secondaryResource,
        one.branch(),
        customer,
        one.type(),
        one.status(),
        one.title(),
        one.notes(),
        one.place(),
        homeVisit,
        shownAsUnavailable,
        one.free(),
        one.span(),
        null,
        one.otherCategories(),
        one.extras(),
        List.of(),
        buffers,
        follows);
  }

  @Override
  public Optional<BrokenRule> broken() {
    return AppointmentRules.broken(this);
  }

  /** Keeps what people wrote out of every log. */
  @Override
  public String toString() {
    return "Appointment[" + primaryResource + "]";
  }
}
