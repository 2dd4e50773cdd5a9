package dev.calbridge.credential.grant;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.grant.TokenEndpoint.Refresh;
import dev.calbridge.credential.grant.TokenTurns.Held;
import dev.calbridge.credential.grant.TokenTurns.Turn;
import dev.calbridge.credential.vault.SealedSecret;
import dev.calbridge.credential.vault.Vault;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands out access tokens of a grant. Whoever asks in this process while a token is being fetched
 * shares it; over all processes one fetches, and the others wait for what he keeps.
 */
public final class IssueAccessToken {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final TokenTurns turns;
  private final TokenEndpoint endpoint;
  private final Vault vault;
  private final TokenDigests digests;
  private final RefreshTimes times;
  private final Duration patience;
  private final Supplier<UUID> ids;
  private final Clock clock;
  private final Map<Key, Uni<IssuedToken>> underWay = new ConcurrentHashMap<>();

  /**
   * @param patience how long to wait for a token another process fetches
   */
  public IssueAccessToken(
      TokenTurns turns,
      TokenEndpoint endpoint,
      Vault vault,
      TokenDigests digests,
      RefreshTimes times,
      Duration patience,
      Supplier<UUID> ids,
      Clock clock) {
    this.turns = turns;
    this.endpoint = endpoint;
    this.vault = vault;
    this.digests = digests;
    this.times = times;
    this.patience = patience;
    this.ids = ids;
    this.clock = clock;
  }

  /** Fails with {@link TokenEndpoint.Unavailable} if the provider does. */
  public Uni<IssuedToken> issue(String tenant, UUID grant) {
    Key key = new Key(tenant, grant);
    return Uni.createFrom()
        .deferred(
            () ->
                underWay.computeIfAbsent(
                    key,
                    absent ->
                        ask(key, clock.instant().plus(patience))
                            .onTermination()
                            .invoke(() -> underWay.remove(key))
                            .memoize()
                            .indefinitely()));
  }

  /** The provider did not take that token: it is not handed out again. */
  public Uni<Void> refused(String tenant, UUID grant, String token) {
    return turns.forget(
        tenant,
        grant,
        held -> vault.open(Grant.accessToken(tenant, grant), held.token()).equals(token));
  }

  private Uni<IssuedToken> ask(Key key, Instant until) {
    UUID holder = ids.get();
    return Uni.createFrom()
        .deferred(() -> turns.take(key.tenant(), key.grant(), holder, clock.instant()))
        .chain(turn -> follow(key, until, turn));
  }

  private Uni<IssuedToken> follow(Key key, Instant until, Turn turn) {
    return switch (turn) {
      case Turn.NoSuchGrant() -> item(new IssuedToken.NoSuchGrant());
      case Turn.ConsentNeeded() -> item(new IssuedToken.ConsentNeeded());
      case Turn.Fresh(Held token) -> item(open(key, token));
      case Turn.Others(Held older) when usable(older) -> item(open(key, older));
      case Turn.Others others -> wait(key, until);
      case Turn.Mine mine ->
          refresh(mine)
              .onFailure()
              .call(() -> turns.giveBack(mine))
              .onFailure(TokenEndpoint.Unavailable.class)
              .recoverWithUni(failure -> olderOr(key, mine.older(), failure));
    };
  }

  private Uni<IssuedToken> refresh(Turn.Mine mine) {
    Grant grant = mine.grant();
    return Uni.createFrom()
        .item(() -> vault.open(grant.refreshToken(), mine.refreshToken()))
        .chain(used -> endpoint.refresh(used).chain(answer -> land(mine, used, answer)));
  }

  private Uni<IssuedToken> land(Turn.Mine mine, String used, Refresh answer) {
    return switch (answer) {
      case Refresh.Refreshed(AccessToken token, String rotated) ->
          turns
              .landed(
                  mine,
                  held(mine.grant(), token),
                  sealed(mine.grant(), rotated),
                  digests.of(rotated == null ? used : rotated))
              .replaceWith(new IssuedToken.Issued(token));
      case Refresh.ConsentGone() -> turns.lost(mine, clock.instant()).map(IssueAccessToken::lost);
    };
  }

  private static IssuedToken lost(boolean noted) {
    if (noted) {
      return new IssuedToken.ConsentNeeded();
    }
    throw new TokenEndpoint.Unavailable("The grant was renewed while its token was refreshed");
  }

  private Uni<IssuedToken> wait(Key key, Instant until) {
    if (!clock.instant().isBefore(until)) {
      return Uni.createFrom()
          .failure(new TokenEndpoint.Unavailable("Another process is refreshing for too long"));
    }
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(LOOK_AGAIN)
        .chain(() -> ask(key, until));
  }

  /** A token that still holds is better than none. */
  private Uni<IssuedToken> olderOr(Key key, @Nullable Held older, Throwable failure) {
    return older != null && usable(older)
        ? item(open(key, older))
        : Uni.createFrom().failure(failure);
  }

  private boolean usable(@Nullable Held token) {
    return token != null && times.usable(token.expiresAt(), clock.instant());
  }

  private IssuedToken open(Key key, Held token) {
    String value = vault.open(Grant.accessToken(key.tenant(), key.grant()), token.token());
    return new IssuedToken.Issued(new AccessToken(value, token.expiresAt()));
  }

  private Held held(Grant grant, AccessToken token) {
    return new Held(
        vault.seal(grant.accessToken(), token.value()),
        token.expiresAt(),
        times.refreshAt(token.expiresAt()));
  }

  private @Nullable SealedSecret sealed(Grant grant, @Nullable String refreshToken) {
    return refreshToken == null ? null : vault.seal(grant.refreshToken(), refreshToken);
  }

  private static Uni<IssuedToken> item(IssuedToken issued) {
    return Uni.createFrom().item(issued);
  }

  private record Key(String tenant, UUID grant) {}
}
