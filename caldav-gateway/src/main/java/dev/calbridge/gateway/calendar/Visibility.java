package dev.calbridge.gateway.calendar;

import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.ResourceKind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which calendars a service credential opens. */
public final class Visibility {

  private Visibility() {}

  /**
   * The user's own calendars first, then the places of the user's branches by name.
   *
   * @param user subject of the user account
   * @param branch main branch of the credential
   */
  public static List<StoredCalendar> of(String user, UUID branch, List<StoredCalendar> candidates) {
    List<StoredCalendar> synchronised =
        candidates.stream().filter(calendar -> calendar.snapshot().synchronised()).toList();
    Set<UUID> branches = new HashSet<>(Set.of(branch));
    // The branches count even while the person's own calendar is not synchronised.
    candidates.stream()
        .map(StoredCalendar::snapshot)
        .filter(calendar -> isOwn(calendar, user))
        .forEach(calendar -> branches.addAll(calendar.branches()));
    return synchronised.stream()
        .filter(
            calendar ->
                isOwn(calendar.snapshot(), user) || isPlaceOf(calendar.snapshot(), branches))
        .sorted(
            Comparator.comparing((StoredCalendar calendar) -> calendar.snapshot().kind())
                .thenComparing(calendar -> calendar.snapshot().name())
                .thenComparing(calendar -> calendar.snapshot().resource()))
        .toList();
  }

  private static boolean isOwn(CalendarSnapshot calendar, String user) {
    return calendar.kind() == ResourceKind.PERSON
        && calendar.owner() != null
        && user.equals(calendar.owner().user());
  }

  private static boolean isPlaceOf(CalendarSnapshot calendar, Set<UUID> branches) {
    return calendar.kind() == ResourceKind.PLACE
        && (calendar.allBranches() || calendar.branches().stream().anyMatch(branches::contains));
  }
}
