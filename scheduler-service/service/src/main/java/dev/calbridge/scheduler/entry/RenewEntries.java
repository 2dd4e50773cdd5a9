package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Appointments;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Needs;
import dev.calbridge.scheduler.appointment.Reference;
import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.availability.ResourceTimes;
import dev.calbridge.scheduler.availability.TimeDecision;
import dev.calbridge.scheduler.availability.TimeFacts;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Draws entries anew when something they show was renamed. Otherwise a client would give back the
 * old name of a branch or type, which would be taken for a text of its own.
 */
public final class RenewEntries {

  private static final int AT_ONCE = 200;

  private final Appointments appointments;
  private final ResourceTimes times;

  public RenewEntries(Appointments appointments, ResourceTimes times) {
    this.appointments = appointments;
    this.times = times;
  }

  /** Each entry in a transaction of its own; doing it again does no harm. */
  public Uni<Void> of(String tenant, Reference reference) {
    Uni<Void> booked =
        each(
            after -> appointments.referring(tenant, reference, after, AT_ONCE),
            id -> appointments.change(tenant, Needs.of(id, null), RenewEntries::again),
            null);
    return reference.kind() == Reference.Kind.TENANT
        ? booked.chain(() -> unavailabilities(tenant))
        : booked;
  }

  private Uni<Void> unavailabilities(String tenant) {
    return each(
        after -> times.unavailabilities(tenant, after, AT_ONCE),
        id -> times.change(tenant, ResourceTime.Kind.UNAVAILABILITY, id, null, RenewEntries::again),
        null);
  }

  private static Uni<Void> each(
      Function<@Nullable UUID, Uni<List<UUID>>> page,
      Function<UUID, Uni<?>> renew,
      @Nullable UUID after) {
    return page.apply(after)
        .chain(
            ids ->
                Multi.createFrom()
                    .iterable(ids)
                    .onItem()
                    .transformToUniAndConcatenate(id -> renew.apply(id).replaceWith(id))
                    .collect()
                    .asList()
                    .chain(
                        done ->
                            done.size() < AT_ONCE
                                ? Uni.createFrom().voidItem()
                                : each(page, renew, done.getLast())));
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

  private static TimeDecision again(TimeFacts facts) {
    Stored<ResourceTime> current = facts.current();
    if (current == null) {
      return new TimeDecision.Leave(new Outcome.Failed<>(Failure.absent("time")));
    }
    Stored<ResourceTime> next = current.next(current.value(), facts.now());
    return new TimeDecision.Save(
        next,
        EntryPicture.of(facts.tenant(), next, facts.settings()),
        new Outcome.Done<>(next, false));
  }
}
