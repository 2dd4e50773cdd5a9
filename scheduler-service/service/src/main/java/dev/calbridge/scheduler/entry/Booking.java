package dev.calbridge.scheduler.entry;

import dev.calbridge.scheduler.appointment.Appointment;
import dev.calbridge.scheduler.appointment.Capacity;
import dev.calbridge.scheduler.appointment.ChangedOccurrence;
import dev.calbridge.scheduler.appointment.Decision;
import dev.calbridge.scheduler.appointment.Facts;
import dev.calbridge.scheduler.appointment.Surroundings;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checks;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Precondition;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.base.Writer;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.resource.KnownResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what a change made in the appointment book means. Pure. */
final class Booking {

  private final Facts facts;
  private final Writer writer;
  private final Supplier<UUID> ids;

  Booking(Facts facts, Writer writer, Supplier<UUID> ids) {
    this.facts = facts;
    this.writer = writer;
    this.ids = ids;
  }

  Decision<Outcome<Stored<Appointment>>> put(UUID id, Appointment draft, Precondition met) {
    Stored<Appointment> current = facts.current();
    Appointment wanted = current == null ? draft : draft.keepingOutsidePartsOf(current.value());
    // Made already: the answer of the first try got lost (RFC 9110 section 13.1.1).
    boolean repeated =
        met instanceof Precondition.Version && current != null && wanted.equals(current.value());
    Optional<Failure> failure =
        (repeated ? Optional.<Failure>empty() : precondition(met)).or(() -> obstacle(wanted));
    if (failure.isPresent()) {
      return failed(failure.get());
    }
    if (current != null && wanted.equals(current.value())) {
      return new Decision.Leave<>(new Outcome.Done<>(current, false));
    }
    Capacity capacity = Capacity.of(facts, id, wanted);
    failure = capacity.refusal();
    if (failure.isPresent()) {
      return failed(failure.get());
    }
    Stored<Appointment> next = facts.next(id, wanted);
    List<EntryPlacement> placements = Placements.of(id, wanted, facts.placements(), ids);
    CalendarEntry entry = EntryPicture.of(facts.tenant(), next, placements, facts.known());
    return new Decision.Save<>(
        next, placements, entry, new Outcome.Done<>(next, current == null, capacity.warnings()));
  }

  Decision<Outcome<Stored<Appointment>>> split(
      Appointment before, UUID second, Appointment after, Precondition met) {
    Stored<Appointment> current = facts.current();
    if (current == null) {
      return failed(Failure.absent("appointment"));
    }
    Capacity capacity = Capacity.of(facts, second, after);
    Optional<Failure> failure =
        precondition(met)
            .or(() -> obstacle(before))
            .or(() -> obstacle(after))
            .or(capacity::refusal);
    if (failure.isPresent()) {
      return failed(failure.get());
    }
    Stored<Appointment> shorter = facts.next(current.id(), before);
    Stored<Appointment> follower = new Stored<>(second, 1, after, facts.now(), facts.now());
    var answer = new Outcome.Done<Stored<Appointment>>(follower, true, capacity.warnings());
    List<EntryPlacement> places = Placements.of(second, after, List.of(), ids);
    return new Decision.Save<>(
        shorter,
        facts.placements(),
        EntryPicture.of(facts.tenant(), shorter, facts.placements(), facts.known()),
        answer,
        new Decision.Save<>(
            follower,
            places,
            EntryPicture.of(facts.tenant(), follower, places, facts.known()),
            answer));
  }

  Decision<Outcome<Stored<Appointment>>> delete(Precondition met) {
    Stored<Appointment> current = facts.current();
    if (current == null) {
      return failed(Failure.absent("appointment"));
    }
    Optional<Failure> failure = precondition(met).or(() -> permission(current.value()));
    if (failure.isPresent()) {
      return failed(failure.get());
    }
    return new Decision.Remove<>(
        current.id(), current.version() + 1, new Outcome.Done<>(current, false));
  }

  private Optional<Failure> precondition(Precondition met) {
    Stored<Appointment> current = facts.current();
    if (current != null && met instanceof Precondition.None) {
      return Optional.of(Failure.preconditionMissing());
    }
    return met.failure(current == null ? null : current.version());
  }

  private Optional<Failure> obstacle(Appointment wanted) {
    if (facts.unavailability() != null) {
      return Optional.of(
          new Failure(Failure.Kind.CONFLICT, "id-in-use", "Something else has this id."));
    }
    return wanted
        .broken()
        .or(() -> unknownReference(wanted))
        .map(Failure::broken)
        .or(() -> permission(wanted))
        .or(
            () -> {
              Stored<Appointment> current = facts.current();
              return current == null ? Optional.empty() : permission(current.value());
            });
  }

  private Optional<BrokenRule> unknownReference(Appointment wanted) {
    Surroundings known = facts.known();
    return new Checks()
        .also(() -> unknown("resource", known.resources(), wanted.primaryResource()))
        .also(() -> unknown("resource", known.resources(), wanted.secondaryResource()))
        .also(() -> unknown("branch", known.branches(), wanted.branch()))
        .also(() -> unknown("customer", known.customers(), wanted.customer()))
        .also(() -> unknown("type", known.types(), wanted.type()))
        .also(() -> unknown("status", known.statuses(), wanted.status()))
        .also(() -> unknownInOccurrences(wanted))
        .first();
  }

  private Optional<BrokenRule> unknownInOccurrences(Appointment wanted) {
    Surroundings known = facts.known();
    Checks checks = new Checks();
    for (ChangedOccurrence one : wanted.changed()) {
      checks
          .also(() -> unknown("branch", known.branches(), one.branch()))
          .also(() -> unknown("type", known.types(), one.type()))
          .also(() -> unknown("status", known.statuses(), one.status()));
    }
    return checks.first();
  }

  private static Optional<BrokenRule> unknown(String what, Map<UUID, ?> known, @Nullable UUID id) {
    return id == null || known.containsKey(id)
        ? Optional.empty()
        : Optional.of(
            BrokenRule.invalid("unknown-" + what, "There is no " + what + " of that id."));
  }

  private Optional<Failure> permission(Appointment value) {
    boolean own =
        value.resources().stream()
            .map(id -> facts.known().resources().get(id))
            .anyMatch(resource -> owns(resource));
    return writer.everything() || own
        ? Optional.empty()
        : Optional.of(
            new Failure(
                Failure.Kind.NOT_ALLOWED, "not-own-resource", "You may only book yourself."));
  }

  private boolean owns(@Nullable KnownResource resource) {
    return resource != null && resource.belongsTo(writer.user());
  }

  private static Decision<Outcome<Stored<Appointment>>> failed(Failure failure) {
    return new Decision.Leave<>(new Outcome.Failed<>(failure));
  }
}
