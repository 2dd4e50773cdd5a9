package dev.calbridge.google.link;

import java.util.Optional;
import java.util.UUID;

/** The resources' calendars as the house describes them, as far as that has reached us. */
public interface Houses {

  /** Empty if nothing is known of the resource. */
  Optional<House> house(String tenant, UUID resource);

  default Optional<House> house(Link link) {
    return house(link.tenant(), link.resource());
  }
}
