package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.availability.ResourceTime;
import dev.calbridge.scheduler.availability.ResourceTimes;
import dev.calbridge.scheduler.availability.TimeDecision;
import dev.calbridge.scheduler.availability.TimeFacts;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.base.Writer;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.resource.KnownResource;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down when a resource can or cannot be booked. */
public final class KeepTime {

  private final ResourceTimes times;

  public KeepTime(ResourceTimes times) {
    this.times = times;
  }

  /** Creates or replaces. */
  public Uni<Outcome<Stored<ResourceTime>>> put(
      String tenant,
      ResourceTime.Kind kind,
      Writer writer,
      UUID id,
      Precondition precondition,
      ResourceTime wanted) {
    return times.change(
        tenant,
        kind,
        id,
        wanted.resource(),
        facts -> put(facts, kind, writer, id, precondition, wanted));
  }

  public Uni<Outcome<Stored<ResourceTime>>> delete(
      String tenant, ResourceTime.Kind kind, Writer writer, UUID id, Precondition precondition) {
    return times.change(tenant, kind, id, null, facts -> delete(facts, writer, precondition));
  }

  private static TimeDecision put(
      TimeFacts facts,
      ResourceTime.Kind kind,
      Writer writer,
      UUID id,
      Precondition precondition,
      ResourceTime wanted) {
    Stored<ResourceTime> current = facts.current();
    Optional<Failure> failure =
        precondition(current, precondition)
            .or(() -> obstacle(facts, wanted))
            .or(() -> permission(facts, writer, wanted))
            .or(() -> permission(facts, writer, current == null ? null : current.value()));
    if (failure.isPresent()) {
      return failed(failure.get());
    }
    if (current != null && wanted.equals(current.value())) {
      return new TimeDecision.Leave(new Outcome.Done<>(current, false));
    }
    Stored<ResourceTime> next =
        current == null
            ? new Stored<>(id, facts.lastVersion() + 1, wanted, facts.now(), facts.now())
            : current.next(wanted, facts.now());
    CalendarEntry entry =
        switch (kind) {
          case UNAVAILABILITY -> EntryPicture.of(facts.tenant(), next, facts.settings());
          case AVAILABILITY -> null;
        };
    return new TimeDecision.Save(next, entry, new Outcome.Done<>(next, current == null));
  }

  private static TimeDecision delete(TimeFacts facts, Writer writer, Precondition precondition) {
    Stored<ResourceTime> current = facts.current();
    if (current == null) {
      return failed(Failure.absent("time"));
    }
    return precondition(current, precondition)
        .or(() -> permission(facts, writer, current.value()))
        .<TimeDecision>map(KeepTime::failed)
        .orElseGet(
            () ->
                new TimeDecision.Remove(
                    current.id(), current.version() + 1, new Outcome.Done<>(current, false)));
  }

  private static Optional<Failure> precondition(
      @Nullable Stored<ResourceTime> current, Precondition precondition) {
    if (current != null && precondition instanceof Precondition.None) {
      return Optional.of(Failure.preconditionMissing());
    }
    return precondition.failure(current == null ? null : current.version());
  }

  private static Optional<Failure> obstacle(TimeFacts facts, ResourceTime wanted) {
    if (facts.idTaken()) {
      return Optional.of(
          new Failure(Failure.Kind.CONFLICT, "id-in-use", "Something else has this id."));
    }
    if (!facts.resources().containsKey(wanted.resource())) {
      return Optional.of(
          Failure.broken(
              BrokenRule.invalid("unknown-resource", "There is no resource of that id.")));
    }
    return wanted.broken().map(Failure::broken);
  }

  private static Optional<Failure> permission(
      TimeFacts facts, Writer writer, @Nullable ResourceTime value) {
    if (value == null || writer.everything()) {
      return Optional.empty();
    }
    KnownResource resource = facts.resources().get(value.resource());
    return resource != null && resource.belongsTo(writer.user())
        ? Optional.empty()
        : Optional.of(
            new Failure(
                Failure.Kind.NOT_ALLOWED, "not-own-resource", "This is not your own book."));
  }

  private static TimeDecision failed(Failure failure) {
    return new TimeDecision.Leave(new Outcome.Failed<>(failure));
  }
}
