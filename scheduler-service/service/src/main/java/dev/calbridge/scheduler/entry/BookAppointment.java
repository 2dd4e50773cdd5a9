package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.base.Writer;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Supplier;

/** Books, moves and cancels appointments for people who use the appointment book. */
public final class BookAppointment {

  private final Appointments appointments;
  private final Supplier<UUID> ids;

  public BookAppointment(Appointments appointments, Supplier<UUID> ids) {
    this.appointments = appointments;
    this.ids = ids;
  }

  /** Creates or replaces. */
  public Uni<Outcome<Stored<Appointment>>> put(
      String tenant, Writer writer, UUID id, Precondition precondition, Appointment draft) {
    return appointments.change(
        tenant,
        Needs.of(id, writer.user()).and(draft),
        facts -> new Booking(facts, writer, ids).put(id, draft, precondition));
  }

  /**
   * Cuts a series in two: the first part keeps its id, the second one is new and is the answer.
   *
   * @param before the series as it stays
   * @param after what follows it
   */
  public Uni<Outcome<Stored<Appointment>>> split(
      String tenant,
      Writer writer,
      UUID id,
      Precondition precondition,
      Appointment before,
      Appointment after) {
    UUID second = ids.get();
    return appointments.change(
        tenant,
        Needs.of(id, writer.user()).and(after),
        facts -> new Booking(facts, writer, ids).split(before, second, after, precondition));
  }

  public Uni<Outcome<Stored<Appointment>>> delete(
      String tenant, Writer writer, UUID id, Precondition precondition) {
    return appointments.change(
        tenant,
        Needs.of(id, writer.user()),
        facts -> new Booking(facts, writer, ids).delete(precondition));
  }
}
