package dev.calbridge.google.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Channels through which Google tells of changes. */
public interface Channels {

  /** Those of a link that have not expired, the newest first. */
  List<Channel> ofLink(Link link, Instant now);

  /** Keeps a channel. Its token is kept as a digest only. */
  void add(Link link, Channel channel, String token);

  void remove(Link link, Channel channel);

  /**
   * The link a notification is for.
   *
   * @return empty if there is no such channel or the token is not its own
   */
  Optional<Watched> recognise(String channel, String token);

  /** Until then Google need not be asked for a channel: it refuses them for this calendar. */
  void refused(Link link, Instant until);

  boolean refusedAt(Link link, Instant now);

  /** The link a channel is for. */
  record Watched(String tenant, UUID link) {}

  /**
   * @param id we chose it
   * @param resourceId Google's name for what is watched; needed to stop it
   * @param expiresAt as Google said, which may be earlier than asked
   */
  record Channel(String id, String resourceId, Instant openedAt, Instant expiresAt) {}
}
