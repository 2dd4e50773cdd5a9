package dev.calbridge.google.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Channels through which Google tells of changes. */
public interface Channels {

  /** Those of a link that have not expired, the newest first. */
  List<Channel> ofLink(Link link, Instant now);

  /**
   * Keeps that Google is about to be asked for a channel, so that it is known even if the answer
   * gets lost. Its token is kept as a digest only.
   *
   * @param until when it would end at the latest; nothing is known of it afterwards
   */
  void opening(Link link, String channel, String token, Instant now, Instant until);

  /** Google has opened the channel. */
  void opened(Link link, Channel channel);

  /** A notification came through a channel: Google has opened it, whatever we were answered. */
  void heard(Watched from, String channel, String resourceId);

  /** Those Google was asked for without a known end, the latest first. */
  List<Opening> unanswered(Link link, Instant now);

  void remove(Link link, String channel);

  /**
   * The link a notification is for.
   *
   * @return empty if there is no such channel or the token is not its own
   */
  Optional<Watched> recognise(String channel, String token);

  /** Until then Google need not be asked for a channel: it refuses them for this calendar. */
  void refused(Link link, Instant until);

  boolean refusedAt(Link link, Instant now);

  /**
   * The link a channel is for.
   *
   * @param opened false as long as Google's answer to its opening is not known
   */
  record Watched(String tenant, UUID link, boolean opened) {}

  /**
   * @param resourceId null as long as nothing was heard from it
   */
  record Opening(String id, @Nullable String resourceId, Instant askedAt) {}

  /**
   * @param id we chose it
   * @param resourceId Google's name for what is watched; needed to stop it
   * @param expiresAt as Google said, which may be earlier than asked
   */
  record Channel(String id, String resourceId, Instant openedAt, Instant expiresAt) {}
}
