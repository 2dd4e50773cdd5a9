package dev.calbridge.gateway.calendar;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Single objects by their paths, which is how programs fetch and change most of them. */
public interface NamedObjects {

  /**
   * Who asks.
   *
   * @param user subject of the user account
   * @param branch main branch of the credential
   */
  record Viewer(String tenant, String user, UUID branch) {}

  /** A calendar that the viewer may see, and what has the name there. */
  record Named(StoredCalendar calendar, Optional<ObjectText> object) {}

  /**
   * Blocks; fails with {@link ProjectionAway} while the store cannot be reached.
   *
   * @return empty if the viewer may see no such calendar
   */
  Optional<Named> find(Viewer viewer, UUID resource, String name);

  /**
   * The calendar alone. Blocks; fails with {@link ProjectionAway} while the store cannot be
   * reached.
   *
   * @param state what {@link CollectionStates} said for this request, or null to ask now
   * @return empty if the viewer may see no such calendar
   */
  Optional<StoredCalendar> calendar(Viewer viewer, UUID resource, @Nullable String state);
}
