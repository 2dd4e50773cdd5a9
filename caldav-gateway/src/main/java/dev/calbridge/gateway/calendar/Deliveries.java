package dev.calbridge.gateway.calendar;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Which version of an object a program on a device was last given. Some programs send an edit of
 * old content under a tag they have only just heard of: the tag says what they know, the delivery
 * what they have. A delivery that is not remembered costs nothing but that difference.
 */
public interface Deliveries {

  /** Does not block. */
  void note(UUID device, StoredCalendar calendar, Collection<StoredObject> objects);

  /**
   * Blocks.
   *
   * @return version of the entry; empty if no delivery is remembered
   */
  OptionalLong lastVersion(UUID device, StoredCalendar calendar, UUID entry);
}
