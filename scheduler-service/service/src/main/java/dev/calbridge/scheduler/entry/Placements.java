package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives each calendar of an entry its UID and object name; once given they stay. */
final class Placements {

  private Placements() {}

  /** Named after the entry itself. */
  static EntryPlacement usual(UUID entry, UUID resource) {
    return new EntryPlacement(resource, entry + "@calbridge", entry + ".ics");
  }

  /**
   * @param before where the entry is shown now
   */
  static List<EntryPlacement> of(
      UUID entry, Appointment next, List<EntryPlacement> before, Supplier<UUID> ids) {
    List<EntryPlacement> placements = new ArrayList<>(2);
    for (UUID resource : next.resources()) {
      placements.add(
          before.stream()
              .filter(placement -> placement.resource().equals(resource))
              .findFirst()
              .orElseGet(() -> added(entry, resource, next, before, ids)));
    }
    return List.copyOf(placements);
  }

  /** Two calendars that one user sees never carry the same UID. */
  private static EntryPlacement added(
      UUID entry,
      UUID resource,
      Appointment next,
      List<EntryPlacement> before,
      Supplier<UUID> ids) {
    EntryPlacement usual = usual(entry, resource);
    boolean primary = resource.equals(next.primaryResource());
    boolean free = before.stream().noneMatch(other -> other.uid().equals(usual.uid()));
    return primary && free
        ? usual
        : new EntryPlacement(resource, ids.get() + "@calbridge", usual.objectName());
  }
}
