package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is so when a decision about one appointment is taken, read in the transaction that acts on
 * it.
 *
 * @param tenant alias
 * @param known what of the tenant the decision needs
 * @param current the appointment, locked, or null if there is none
 * @param placements where calendars show it
 * @param lastVersion the highest version that id ever had, also before a delete; 0 if none
 * @param unavailability the unavailability of that id, or null
 * @param uidTaken true if another entry of the calendar has the wanted UID
 * @param nameTaken true if another entry of the calendar has the wanted object name
 * @param base the earlier version asked for, or null if it is forgotten or there was none
 * @param now the time of the change
 * @param neighbourhood what else takes the time that is wanted; null if none is wanted
 */
public record Facts(
    String tenant,
    Surroundings known,
    @Nullable Stored<Appointment> current,
    List<EntryPlacement> placements,
    long lastVersion,
    @Nullable Stored<ResourceTime> unavailability,
    boolean uidTaken,
    boolean nameTaken,
    @Nullable EarlierVersion base,
    Instant now,
    @Nullable Neighbourhood neighbourhood) {

  public Facts {
    placements = List.copyOf(placements);
  }

  /** The next version of the appointment, or its first one. */
  public Stored<Appointment> next(UUID id, Appointment value) {
    return current == null
        ? new Stored<>(id, lastVersion + 1, value, now, now)
        : current.next(value, now);
  }
}
