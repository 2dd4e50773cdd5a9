package dev.calbridge.credential.grant;

import dev.calbridge.credential.contract.AccessToken;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens this process holds, and the refreshes under way: whoever asks while one is
 * under way waits for that one.
 */
public final class AccessTokens {

  private static final int MOST_KEPT = 10_000;

  private final Map<Key, AccessToken> kept = new ConcurrentHashMap<>();
  private final Map<Key, Uni<IssuedToken>> underWay = new ConcurrentHashMap<>();
  private final Duration margin;
  private final Clock clock;

  /**
   * @param margin a token with less time left than this is not handed out any more
   */
  public AccessTokens(Duration margin, Clock clock) {
    this.margin = margin;
    this.clock = clock;
  }

  Uni<IssuedToken> get(String tenant, UUID grant, Supplier<Uni<IssuedToken>> refresh) {
    Key key = new Key(tenant, grant);
    AccessToken token = usable(key);
    return token == null
        ? underWay.computeIfAbsent(key, absent -> refreshOnce(key, refresh))
        : Uni.createFrom().item(new IssuedToken.Issued(token));
  }

  /** Drops what is held of a grant that has been renewed or removed. */
  void forget(String tenant, UUID grant) {
    Key key = new Key(tenant, grant);
    underWay.remove(key);
    kept.remove(key);
  }

  private @Nullable AccessToken usable(Key key) {
    AccessToken token = kept.get(key);
    return token != null && clock.instant().plus(margin).isBefore(token.expiresAt()) ? token : null;
  }

  private Uni<IssuedToken> refreshOnce(Key key, Supplier<Uni<IssuedToken>> refresh) {
    Flight flight = new Flight();
    Uni<IssuedToken> shared =
        Uni.createFrom()
            .deferred(refresh::get)
            .onItemOrFailure()
            .invoke((issued, failure) -> land(key, flight, issued))
            .memoize()
            .indefinitely();
    flight.uni = shared;
    return shared;
  }

  /** Keeps the token unless the grant was forgotten while the refresh was under way. */
  private void land(Key key, Flight flight, @Nullable IssuedToken issued) {
    Uni<IssuedToken> uni = flight.uni;
    boolean current = uni != null && underWay.remove(key, uni);
    if (current && issued instanceof IssuedToken.Issued(AccessToken token)) {
      makeRoom();
      kept.put(key, token);
    }
  }

  private void makeRoom() {
    if (kept.size() >= MOST_KEPT) {
      kept.values().removeIf(token -> !clock.instant().isBefore(token.expiresAt()));
    }
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
  }

  private record Key(String tenant, UUID grant) {}

  /** Knows its own uni, which the uni's steps cannot name while it is being built. */
  private static final class Flight {
    private volatile @Nullable Uni<IssuedToken> uni;
  }
}
