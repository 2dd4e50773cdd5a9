package dev.calbridge.google.link;

import java.util.UUID;

/** What the house shows as a resource's calendar elsewhere. */
public interface ResourceReferences {

  /**
   * The link's calendar is the resource's. Setting it twice is setting it once.
   *
   * @return false if another link's is in the way for now
   * @throws HouseChanges.HouseUnreachable if there was no answer
   */
  boolean set(Link link);

  /**
   * The link's calendar is the resource's no longer; another link's stays.
   *
   * @throws HouseChanges.HouseUnreachable if there was no answer
   */
  void clear(String tenant, UUID resource, UUID link);
}
