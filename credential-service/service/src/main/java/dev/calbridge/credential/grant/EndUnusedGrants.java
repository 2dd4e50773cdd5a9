package dev.calbridge.credential.grant;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends grants that were given and never used, or no longer: somebody closed the window before
 * choosing a calendar. What is not needed is not kept.
 */
public final class EndUnusedGrants {

  private static final int TENANTS_AT_ONCE = 500;
  private static final int GRANTS_AT_ONCE = 100;

  private final UnusedGrants grants;
  private final EndGrant end;
  private final Duration unusedFor;
  private final Clock clock;

  /**
   * @param unusedFor so long a grant may wait for its first link
   */
  public EndUnusedGrants(UnusedGrants grants, EndGrant end, Duration unusedFor, Clock clock) {
    this.grants = grants;
    this.end = end;
    this.unusedFor = unusedFor;
    this.clock = clock;
  }

  /** Goes through all tenants once; says how many grants it ended. */
  public Uni<Integer> round() {
    return from(null, 0);
  }

  private Uni<Integer> from(@Nullable String after, int ended) {
    return grants
        .tenants(after, TENANTS_AT_ONCE)
        .chain(
            tenants ->
                ofAll(tenants)
                    .chain(
                        more ->
                            tenants.size() < TENANTS_AT_ONCE
                                ? Uni.createFrom().item(ended + more)
                                : from(tenants.getLast(), ended + more)));
  }

  private Uni<Integer> ofAll(List<String> tenants) {
    return Multi.createFrom()
        .iterable(tenants)
        .onItem()
        .transformToUniAndConcatenate(
            tenant ->
                grants.end(tenant, clock.instant().minus(unusedFor), GRANTS_AT_ONCE, end.ending()))
        .collect()
        .asList()
        .map(counts -> counts.stream().mapToInt(Integer::intValue).sum())
        .invoke(
            ended -> {
              if (ended > 0) {
                end.ended();
              }
            });
  }
}
