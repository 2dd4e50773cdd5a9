package dev.calbridge.scheduler.appointment;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a decision needs beside the appointment itself and what it refers to.
 *
 * @param appointment the one to be changed or created
 * @param resources by id
 * @param branches by id
 * @param types by id
 * @param customers by id
 * @param user whose own resources are needed as well, or null
 * @param typeNames types by name
 * @param locations branches by name
 * @param placement whose UID and name must be free, or null
 * @param base an earlier version that an edit started from, or null
 * @param times which time of the resources it wants to take
 */
public record Needs(
    UUID appointment,
    List<UUID> resources,
    List<UUID> branches,
    List<UUID> types,
    List<UUID> customers,
    @Nullable String user,
    List<String> typeNames,
    List<String> locations,
    @Nullable WantedPlacement placement,
    @Nullable Long base,
    BookedTimes times) {

  /**
   * Where an entry wants to be.
   *
   * @param uid null for the one it has
   */
  public record WantedPlacement(UUID resource, @Nullable String uid, String objectName) {}

  public Needs {
    resources = List.copyOf(resources);
    branches = List.copyOf(branches);
    types = List.copyOf(types);
    customers = List.copyOf(customers);
    typeNames = List.copyOf(typeNames);
    locations = List.copyOf(locations);
  }

  /** Only the appointment and what it refers to now. */
  public static Needs of(UUID appointment, @Nullable String user) {
    return new Needs(
        appointment,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        user,
        List.of(),
        List.of(),
        null,
        null,
        new BookedTimes.None());
  }

  /** Also what that appointment refers to. */
  public Needs and(Appointment other) {
    return new Needs(
        appointment,
        Stream.concat(resources.stream(), other.resources().stream()).toList(),
        with(branches, other.branch(), other.changed(), ChangedOccurrence::branch),
        with(types, other.type(), other.changed(), ChangedOccurrence::type),
        with(customers, other.customer()),
        user,
        typeNames,
        locations,
        placement,
        base,
        BookedTimes.of(other));
  }

  /** Also an earlier version of the appointment. */
  public Needs from(long version) {
    return new Needs(
        appointment,
        resources,
        branches,
        types,
        customers,
        user,
        typeNames,
        locations,
        placement,
        version,
        times);
  }

  private static List<UUID> with(
      List<UUID> some,
      @Nullable UUID another,
      List<ChangedOccurrence> changed,
      Function<ChangedOccurrence, @Nullable UUID> part) {
    return Stream.concat(
            with(some, another).stream(), changed.stream().map(part).filter(Objects::nonNull))
        .distinct()
        .toList();
  }

  private static List<UUID> with(List<UUID> some, @Nullable UUID another) {
    return another == null ? some : Stream.concat(some.stream(), Stream.of(another)).toList();
  }
}
