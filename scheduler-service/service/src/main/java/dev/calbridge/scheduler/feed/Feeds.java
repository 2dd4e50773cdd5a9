package dev.calbridge.scheduler.feed;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The feeds of all tenants. */
public interface Feeds {

  /** Most feeds one user may have. */
  int MOST_OF_USER = 50;

  /**
   * @return false if the user has the most already
   */
  Uni<Boolean> add(String tenant, Feed feed, FeedSecret secret);

  /**
   * By time of creation.
   *
   * @param user whose, or null for all of the tenant
   */
  Uni<List<Feed>> list(String tenant, @Nullable String user);

  /**
   * From now on its address opens nothing.
   *
   * @param user whose it must be, or null for anybody's
   * @return false if there is none
   */
  Uni<Boolean> revoke(String tenant, UUID id, @Nullable String user);

  /** The feed that this secret opens. */
  Uni<Optional<Feed>> opened(String tenant, FeedSecret secret);
}
