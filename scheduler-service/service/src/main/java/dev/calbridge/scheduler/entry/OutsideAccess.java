package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.contract.ChangeSource;
import dev.calbridge.scheduler.contract.ResourceKind;
import dev.calbridge.scheduler.organisation.Branch;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which calendars and branches somebody outside may use. */
final class OutsideAccess {

  private final ChangeSource source;
  private final KnownResource calendar;
  private final Surroundings known;

  OutsideAccess(ChangeSource source, KnownResource calendar, Surroundings known) {
    this.source = source;
    this.calendar = calendar;
    this.known = known;
  }

  /** A link was made by an administrator for this calendar; a credential opens its user's ones. */
  boolean calendarAllowed() {
    return switch (source.kind()) {
      case GOOGLE, FILE -> true;
      case CALDAV -> calendar.belongsTo(source.user()) || placeOfUser();
    };
  }

  boolean readOnly() {
    return calendar.resource().kind() == ResourceKind.PLACE
        && known.tenant().placeCalendarsReadOnly();
  }

  /** The branch a new appointment gets: the user's main one, else the calendar's first. */
  Optional<UUID> branchOfNew() {
    UUID main = source.branch();
    if (main != null && known.branches().containsKey(main)) {
      return Optional.of(main);
    }
    return calendar.resource().branches().stream()
        .filter(known.branches()::containsKey)
        .findFirst();
  }

  /** A branch of that name which may be used, without regard to case. */
  Optional<UUID> branchNamed(String name) {
    return known.branches().entrySet().stream()
        .filter(branch -> names(branch, name) && usable(branch.getKey()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static boolean names(Map.Entry<UUID, Branch> branch, String name) {
    return branch.getValue().name().equalsIgnoreCase(name.strip());
  }

  private boolean placeOfUser() {
    Resource place = calendar.resource();
    if (source.user() == null || place.kind() != ResourceKind.PLACE) {
      return false;
    }
    if (place.allBranches() || (source.branch() != null && place.visibleIn(source.branch()))) {
      return true;
    }
    return own().stream()
        .flatMap(resource -> resource.branches().stream())
        .anyMatch(place::visibleIn);
  }

  private boolean usable(UUID branch) {
    if (branch.equals(source.branch())) {
      return true;
    }
    List<Resource> resources = source.user() == null ? List.of(calendar.resource()) : own();
    return resources.stream().anyMatch(resource -> resource.visibleIn(branch));
  }

  private List<Resource> own() {
    List<Resource> own = new ArrayList<>();
    for (KnownResource resource : known.resources().values()) {
      if (resource.belongsTo(source.user())) {
        own.add(resource.resource());
      }
    }
    return own;
  }
}
