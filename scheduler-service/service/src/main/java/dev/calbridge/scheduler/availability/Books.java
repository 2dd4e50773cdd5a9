package dev.calbridge.scheduler.availability;

import dev.calbridge.scheduler.appointment.AppointmentType;
import dev.calbridge.scheduler.time.Interval;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The books of all resources, to look for free time in. */
public interface Books {

  /**
   * A book, and the type of appointment asked for.
   *
   * @param type null if none was asked for, or there is none of that id
   */
  record Found(FreeSlots.Book book, @Nullable AppointmentType type) {}

  /** Empty if the tenant has no such resource. */
  Uni<Optional<Found>> read(String tenant, UUID resource, @Nullable UUID type, Interval stretch);
}
