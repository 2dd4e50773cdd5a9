package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Reference;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Draws entries anew when something they show was renamed. Otherwise a client would give back the
 * old name of a branch or type, which would be taken for a text of its own.
 */
public final class RenewEntries {

  private static final int AT_ONCE = 200;

  private final Appointments appointments;

  public RenewEntries(Appointments appointments) {
    this.appointments = appointments;
  }

  /** Each entry in a transaction of its own; doing it again does no harm. */
  public Uni<Void> of(String tenant, Reference reference) {
    return from(tenant, reference, null);
  }

  private Uni<Void> from(String tenant, Reference reference, @Nullable UUID after) {
    return appointments
        .referring(tenant, reference, after, AT_ONCE)
        .chain(
            ids ->
                Multi.createFrom()
                    .iterable(ids)
                    .onItem()
                    .transformToUniAndConcatenate(id -> renew(tenant, id))
                    .collect()
                    .asList()
                    .chain(done -> next(tenant, reference, ids)));
  }

  private Uni<Void> next(String tenant, Reference reference, List<UUID> ids) {
    return ids.size() < AT_ONCE
        ? Uni.createFrom().voidItem()
        : from(tenant, reference, ids.getLast());
  }

  private Uni<Boolean> renew(String tenant, UUID id) {
    return appointments.change(tenant, Needs.of(id, null), RenewEntries::again);
  }

  private static Decision<Boolean> again(Facts facts) {
    Stored<Appointment> current = facts.current();
    if (current == null) {
      return new Decision.Leave<>(false);
    }
    Stored<Appointment> next = current.next(current.value(), facts.now());
    return new Decision.Save<>(
        next,
        facts.placements(),
        EntryPicture.of(facts.tenant(), next, facts.placements(), facts.known()),
        true);
  }
}
