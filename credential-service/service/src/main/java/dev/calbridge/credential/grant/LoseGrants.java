package dev.calbridge.credential.grant;

import dev.calbridge.credential.grant.LostGrants.Holder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Takes the provider's word that tokens are worth nothing any more. */
public final class LoseGrants {

  /** Providers tell times in whole seconds. */
  private static final Duration PRECISION = Duration.ofSeconds(1);

  private final LostGrants grants;
  private final TokenDigests digests;
  private final Clock clock;

  public LoseGrants(LostGrants grants, TokenDigests digests, Clock clock) {
    this.grants = grants;
    this.digests = digests;
    this.clock = clock;
  }

  /**
   * The account's tokens ended. May be told again, and late: a consent given since is left alone.
   *
   * @param at when they ended, as the provider says
   * @return how many grants that concerns, of all tenants
   */
  public Uni<Integer> ended(String provider, String account, Instant at) {
    return each(
        grants.holders(provider, account),
        holder -> grants.lose(holder, at.plus(PRECISION), now()));
  }

  /**
   * One refresh token ended. May be told again, and late: a grant that has got another token since
   * is left alone.
   *
   * @param at when it ended, as the provider says
   * @return how many grants that concerns: none if nobody here has it, and usually one
   */
  public Uni<Integer> ended(TokenName token, Instant at) {
    String digest = digests.of(token);
    return each(
        grants.holdersOfToken(digest),
        holder -> grants.loseToken(digest, holder, at.plus(PRECISION), now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Uni<Integer> each(Uni<List<Holder>> holders, Function<Holder, Uni<Boolean>> lose) {
    return holders
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(lose::apply)
        .filter(lost -> lost)
        .collect()
        .asList()
        .map(List::size);
  }
}
