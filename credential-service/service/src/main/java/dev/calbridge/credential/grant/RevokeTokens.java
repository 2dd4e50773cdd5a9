package dev.calbridge.credential.grant;

import dev.calbridge.credential.grant.Revocations.Due;
import dev.calbridge.credential.vault.Vault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Tells the provider of grants that have ended here. */
public final class RevokeTokens {

  private static final int AT_ONCE = 20;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final int LONGEST_PAUSE_DOUBLINGS = 7;

  private final Revocations revocations;
  private final TokenEndpoint endpoint;
  private final Vault vault;
  private final Clock clock;

  public RevokeTokens(Revocations revocations, TokenEndpoint endpoint, Vault vault, Clock clock) {
    this.revocations = revocations;
    this.endpoint = endpoint;
    this.vault = vault;
    this.clock = clock;
  }

  /** What became of those that were due. */
  public record Report(int told, int failed, int givenUp) {

    /** Others may be due as well. */
    public boolean mayBeMore() {
      return told + failed + givenUp >= AT_ONCE;
    }

    Report plus(Report other) {
      return new Report(told + other.told, failed + other.failed, givenUp + other.givenUp);
    }
  }

  /** One round; at most some that are due, one after the other. */
  public Uni<Report> round() {
    return Uni.createFrom()
        .deferred(
            () -> {
              Instant now = clock.instant();
              return revocations.take(now, now.plus(FIRST_PAUSE.multipliedBy(4)), AT_ONCE);
            })
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::tell)
        .collect()
        .with(Collectors.reducing(new Report(0, 0, 0), Report::plus));
  }

  private Uni<Report> tell(Due due) {
    return Uni.createFrom()
        .deferred(
            () ->
                endpoint.revoke(
                    vault.open(Grant.revocation(due.tenant(), due.grant()), due.token())))
        .chain(() -> revocations.done(due))
        .replaceWith(new Report(1, 0, 0))
        .onFailure()
        .recoverWithUni(() -> again(due));
  }

  private Uni<Report> again(Due due) {
    long doublings = Math.min(due.attempts(), LONGEST_PAUSE_DOUBLINGS);
    Instant next = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << doublings));
    return next.isBefore(due.giveUpAt())
        ? revocations.later(due, next).replaceWith(new Report(0, 1, 0))
        : revocations.done(due).replaceWith(new Report(0, 0, 1));
  }
}
