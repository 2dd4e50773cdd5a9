package dev.calbridge.scheduler.appointment;

import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.time.Interval;
import java.util.List;

/**
 * What else may take the time that an appointment wants. The resources are locked against other
 * bookings until the end of the transaction.
 *
 * @param window what was looked at
 * @param appointments of any of its resources, without what has nothing to do with time
 * @param unavailabilities of any of its resources
 */
public record Neighbourhood(
    Interval window,
    List<Stored<Appointment>> appointments,
    List<Stored<ResourceTime>> unavailabilities) {

  public Neighbourhood {
    appointments = List.copyOf(appointments);
    unavailabilities = List.copyOf(unavailabilities);
  }
}
