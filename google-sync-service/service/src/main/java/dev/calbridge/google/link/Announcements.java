package dev.calbridge.google.link;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What neighbours are still to be told about links: that one stands, or that it is gone. Noted in
 * the transaction that makes or removes the link, so that no crash forgets it.
 */
public interface Announcements {

  /**
   * Takes some that are due, of all tenants. Nobody else gets them until then, not even if the link
   * changes meanwhile: a neighbour hears things in their order.
   */
  List<Announcement> claim(Instant now, Instant until, int most);

  /** It was heard; if there is something newer to tell about the link, that is due at once. */
  void told(Announcement announcement);

  /** It was not heard. */
  void postpone(Announcement announcement, Instant until);

  /**
   * @param version grows with every change of what there is to tell about the link
   * @param attempts how often it was tried, this time included
   * @param gone what the link connected; null if the link stands
   */
  record Announcement(
      String tenant, UUID link, long version, int attempts, @Nullable Connection gone) {}

  /** What a link connected. */
  record Connection(UUID resource, UUID grant) {}
}
