package dev.calbridge.scheduler.waitinglist;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Times that became free for customers who wait. */
public interface WaitingOffers {

  /**
   * A time that became free: a hint, for somebody else may book it meanwhile.
   *
   * @param waiting for whom
   * @param customer who waits
   * @param resource whose time
   * @param from when it is free, within what the customer waits for
   * @param until exclusive
   * @param offeredAt when it became free
   */
  record Offer(
      UUID waiting, UUID customer, UUID resource, Instant from, Instant until, Instant offeredAt) {}

  /**
   * Those still to come, of customers who still wait, in the order in which they began to wait.
   *
   * @param resource whose time; null for all
   * @param waiting for whom; null for all
   */
  Uni<List<Offer>> open(String tenant, @Nullable UUID resource, @Nullable UUID waiting, int limit);
}
