package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an appointment out of an entry as a client wants it. Pure. */
final class EntryEdits {

  private final Surroundings known;
  private final OutsideAccess access;

  EntryEdits(Surroundings known, OutsideAccess access) {
    this.known = known;
    this.access = access;
  }

  /**
   * The appointment that the wanted entry means. What an entry does not show stays as it is.
   *
   * @param current the appointment before
   * @param shown what the client saw of it
   */
  Appointment apply(Appointment current, EntryContent shown, EntryContent wanted) {
    Appointment next = applyToOne(current, shown, wanted);
    Recurrence recurrence = wanted.recurrence();
    if (recurrence == null) {
      return next.withTimes(wanted.span(), null, List.of());
    }
    Recurrence before = current.recurrence();
    return next.withTimes(
        wanted.span(),
        new Recurrence(
            recurrence.rule(),
            dates(before == null ? List.of() : before.excluded(), recurrence.excluded()),
            dates(before == null ? List.of() : before.added(), recurrence.added()),
            List.of()),
        recurrence.overrides().stream()
            .map(one -> changed(current, shown, next, wanted, one))
            .toList());
  }

  /** In whichever order they come back. */
  private static List<LocalDateTime> dates(List<LocalDateTime> before, List<LocalDateTime> wanted) {
    return Set.copyOf(before).equals(Set.copyOf(wanted))
        ? before
        : wanted.stream().distinct().sorted().toList();
  }

  /** What it does not say it has from the occurrence before, or else from the series. */
  private ChangedOccurrence changed(
      Appointment current,
      EntryContent shown,
      Appointment next,
      EntryContent series,
      EntryOverride wanted) {
    LocalDateTime occurrence = wanted.occurrence();
    Appointment known =
        current.changed().stream()
            .filter(one -> one.occurrence().equals(occurrence))
            .findFirst()
            .map(current::single)
            .orElse(null);
    Appointment single =
        known == null
            ? applyToOne(next, series, wanted.content())
            : applyToOne(known, shownOf(occurrence, known, shown), wanted.content());
    return ChangedOccurrence.of(occurrence, single);
  }

  private EntryContent shownOf(LocalDateTime occurrence, Appointment single, EntryContent shown) {
    Recurrence recurrence = shown.recurrence();
    return recurrence == null
        ? EntryPicture.content(single, known)
        : recurrence.overrides().stream()
            .filter(one -> one.occurrence().equals(occurrence))
            .findFirst()
            .map(EntryOverride::content)
            .orElseGet(() -> EntryPicture.content(single, known));
  }

  private Appointment applyToOne(Appointment current, EntryContent shown, EntryContent wanted) {
    Place place = place(current, shown, wanted);
    Kind kind = kind(current, shown, wanted);
    return new Appointment(
        current.primaryResource(),
        current.secondaryResource(),
        place.branch(),
        current.customer(),
        kind.type(),
        shown.status() == wanted.status() ? current.status() : status(current, wanted.status()),
        Absent.text(wanted.title()),
        Objects.equals(shown.description(), wanted.description())
            ? current.notes()
            : Decoration.undecorate(wanted.description(), current.notes()),
        place.text(),
        current.homeVisit(),
        current.shownAsUnavailable(),
        current.shownAsUnavailable() ? current.free() : wanted.busy() == Busy.FREE,
        wanted.span(),
        current.recurrence(),
        kind.others(),
        wanted.extras(),
        current.changed(),
        current.buffers(),
        current.follows());
  }

  private record Place(@Nullable UUID branch, @Nullable String text) {}

  private Place place(Appointment current, EntryContent shown, EntryContent wanted) {
    String location = Absent.blank(wanted.location());
    if (Objects.equals(shown.location(), location)) {
      return new Place(current.branch(), current.place());
    }
    if (location == null) {
      return new Place(current.branch(), null);
    }
    return access
        .branchNamed(location)
        .map(branch -> new Place(branch, null))
        .orElseGet(() -> new Place(current.branch(), location));
  }

  private record Kind(@Nullable UUID type, List<String> others) {}

  /** A client that drops categories does not take the type away; one it names replaces it. */
  private Kind kind(Appointment current, EntryContent shown, EntryContent wanted) {
    if (shown.categories().equals(wanted.categories())) {
      return new Kind(current.type(), current.otherCategories());
    }
    UUID type = null;
    List<String> others = new ArrayList<>();
    for (String category : wanted.categories()) {
      Optional<UUID> named = type == null ? known.typeNamed(category) : Optional.empty();
      if (named.isPresent()) {
        type = named.get();
      } else if (!category.isBlank()) {
        others.add(category);
      }
    }
    return new Kind(type == null ? current.type() : type, List.copyOf(others));
  }

  private @Nullable UUID status(Appointment current, @Nullable EntryStatus wanted) {
    if (wanted == null || wanted == known.outside(current.status())) {
      return current.status();
    }
    return known.statusShownAs(wanted).orElse(current.status());
  }
}
