package dev.calbridge.credential.grant;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Takes the provider's word that an account's tokens are worth nothing any more. */
public final class LoseGrants {

  /** Providers tell times in whole seconds. */
  private static final Duration PRECISION = Duration.ofSeconds(1);

  private final LostGrants grants;
  private final Clock clock;

  public LoseGrants(LostGrants grants, Clock clock) {
    this.grants = grants;
    this.clock = clock;
  }

  /**
   * The account's tokens ended. May be told again, and late: a consent given since is left alone.
   *
   * @param at when they ended, as the provider says
   * @return how many grants that concerns, of all tenants
   */
  public Uni<Integer> ended(String provider, String account, Instant at) {
    return grants
        .holders(provider, account)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(
            holder ->
                grants.lose(
                    holder, at.plus(PRECISION), clock.instant().truncatedTo(ChronoUnit.MICROS)))
        .filter(lost -> lost)
        .collect()
        .asList()
        .map(lost -> lost.size());
  }
}
