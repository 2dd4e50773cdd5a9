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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
   */
  Appointment apply(Appointment current, EntryContent wanted) {
    Appointment next = applyToOne(current, wanted);
    Recurrence recurrence = wanted.recurrence();
    if (recurrence == null) {
      return next.withTimes(wanted.span(), null, List.of());
    }
    return next.withTimes(
        wanted.span(),
        new Recurrence(recurrence.rule(), recurrence.excluded(), recurrence.added(), List.of()),
        recurrence.overrides().stream().map(one -> changed(current, next, one)).toList());
  }

  /** What it does not say it has from the occurrence before, or else from the series. */
  private ChangedOccurrence changed(Appointment current, Appointment next, EntryOverride wanted) {
    Appointment before =
        current.changed().stream()
            .filter(one -> one.occurrence().equals(wanted.occurrence()))
            .findFirst()
            .map(current::single)
            .orElse(next);
    return ChangedOccurrence.of(wanted.occurrence(), applyToOne(before, wanted.content()));
  }

  private Appointment applyToOne(Appointment current, EntryContent wanted) {
    EntryContent shown = EntryPicture.content(current, known);
    Place place = place(current, shown, wanted);
    Kind kind = kind(current, wanted);
    return new Appointment(
        current.primaryResource(),
        current.secondaryResource(),
        place.branch(),
        current.customer(),
        kind.type(),
        status(current, wanted.status()),
        Absent.text(wanted.title()),
        Objects.equals(shown.description(), wanted.description())
            ? current.notes()
            : Decoration.undecorate(wanted.description()),
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
  private Kind kind(Appointment current, EntryContent wanted) {
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
