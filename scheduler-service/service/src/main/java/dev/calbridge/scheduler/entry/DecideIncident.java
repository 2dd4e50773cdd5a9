package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.guard.Incident;
import dev.calbridge.scheduler.guard.Incidents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** An administrator's word about what the guard holds. */
public final class DecideIncident {

  private final Incidents incidents;
  private final ChangeEntry changes;
  private final UndoChange undo;

  public DecideIncident(Incidents incidents, ChangeEntry changes, UndoChange undo) {
    this.incidents = incidents;
    this.changes = changes;
    this.undo = undo;
  }

  /**
   * What was done about an incident.
   *
   * @param done how many deletes were carried out, or undone
   * @param left how many were not, because the appointment was changed since
   */
  public record Result(Incident incident, int done, int left) {}

  /**
   * The held deletes are carried out, each unless the appointment was changed since, and for the
   * length of a window the guard leaves the source alone. Doing it again goes on where it was
   * interrupted.
   */
  public Uni<Outcome<Result>> release(String tenant, UUID id, String by) {
    return close(
        tenant,
        id,
        Incident.State.RELEASED,
        by,
        incident ->
            each(incident.held(), held -> remove(tenant, incident, held))
                .map(done -> result(incident, done)));
  }

  /** The held deletes are dropped, and what the source had deleted before is restored. */
  public Uni<Outcome<Result>> revert(String tenant, UUID id, String by) {
    return close(
        tenant,
        id,
        Incident.State.REVERTED,
        by,
        incident ->
            incidents
                .applied(tenant, incident)
                .chain(lines -> each(lines, line -> restore(tenant, line, by)))
                .map(done -> result(incident, done)));
  }

  private Uni<Outcome<Result>> close(
      String tenant, UUID id, Incident.State as, String by, Function<Incident, Uni<Result>> then) {
    return incidents
        .close(tenant, id, as, by)
        .chain(
            closed ->
                closed
                    .map(
                        incident ->
                            then.apply(incident)
                                .<Outcome<Result>>map(result -> new Outcome.Done<>(result, false)))
                    .orElseGet(() -> failed(tenant, id)));
  }

  private Uni<Outcome<Result>> failed(String tenant, UUID id) {
    return incidents
        .find(tenant, id)
        .map(
            found ->
                new Outcome.Failed<>(
                    found.isEmpty()
                        ? Failure.absent("incident")
                        : new Failure(
                            Failure.Kind.CONFLICT,
                            "already-decided",
                            "Somebody has decided it otherwise.")));
  }

  private Uni<Boolean> remove(String tenant, Incident incident, Incident.HeldDelete held) {
    return changes
        .released(
            tenant,
            "release " + incident.id() + " " + held.entry(),
            new EntryChange.Delete(
                incident.source(), incident.resource(), held.entry(), held.base()))
        .map(outcome -> !(outcome instanceof EntryChangeOutcome.Refused));
  }

  private Uni<Boolean> restore(String tenant, UUID line, String by) {
    return undo.undo(tenant, line, by, false).map(outcome -> outcome instanceof Outcome.Done<?>);
  }

  private static <T> Uni<List<Boolean>> each(List<T> all, Function<T, Uni<Boolean>> work) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(one -> work.apply(one))
        .collect()
        .asList();
  }

  private static Result result(Incident incident, List<Boolean> done) {
    int yes = (int) done.stream().filter(one -> one).count();
    return new Result(incident, yes, done.size() - yes);
  }
}
