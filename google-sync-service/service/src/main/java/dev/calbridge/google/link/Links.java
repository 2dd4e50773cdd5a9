package dev.calbridge.google.link;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All links. */
public interface Links {

  /**
   * Keeps a new link, and marks every entry of its resource to be looked at. Neighbours will be
   * told.
   *
   * @throws CalendarTaken if a link, of whichever tenant, has the calendar
   * @throws ResourceTaken if the resource has a link that is not about to go
   */
  void add(Link link);

  Optional<Link> find(String tenant, UUID link);

  /** True if the resource has a link that is not about to go. */
  boolean has(String tenant, UUID resource);

  /** In the order they were made. */
  List<Link> all(String tenant);

  /**
   * Puts the link into a state; a link that is being removed stays so.
   *
   * @return false if it was in it already, or is being removed: whoever changed it tells of it
   */
  boolean changeState(Link link, LinkState state);

  void changeSettings(Link link, LinkSettings settings);

  /** Forgets the link and all it remembers; neighbours will be told. */
  void remove(Link link);

  /** Links that work with a grant. */
  List<Link> ofGrant(String tenant, UUID grant);

  /** The resource has a link already. */
  final class ResourceTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ResourceTaken() {
      super("The resource is linked already");
    }
  }

  /** The Google calendar has a link already. */
  final class CalendarTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CalendarTaken(@Nullable Throwable cause) {
      super("The calendar is linked already", cause);
    }
  }
}
