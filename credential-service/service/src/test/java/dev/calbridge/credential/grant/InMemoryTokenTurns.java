package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One grant's turns; {@link IssueAccessToken} cannot tell it from the real ones. */
final class InMemoryTokenTurns implements TokenTurns {

  Grant grant;
  SealedSecret refreshToken;
  @Nullable Held token;
  @Nullable UUID holder;
  int losses;
  TokenDigests.@Nullable Digests digests;

  InMemoryTokenTurns(Grant grant, SealedSecret refreshToken) {
    this.grant = grant;
    this.refreshToken = refreshToken;
  }

  @Override
  public synchronized Uni<Turn> take(String tenant, UUID id, UUID asker, Instant now) {
    return Uni.createFrom().item(turn(asker, now));
  }

  private Turn turn(UUID asker, Instant now) {
    if (grant.state() == GrantState.CONSENT_NEEDED) {
      return new Turn.ConsentNeeded();
    }
    Held current = token;
    if (current != null && now.isBefore(current.refreshAt())) {
      return new Turn.Fresh(current);
    }
    if (holder != null) {
      return new Turn.Others(current);
    }
    holder = asker;
    return new Turn.Mine(grant, asker, refreshToken, current);
  }

  @Override
  public synchronized Uni<Void> landed(
      Turn.Mine turn,
      Held landed,
      @Nullable SealedSecret rotated,
      TokenDigests.Digests landedDigests) {
    digests = landedDigests;
    token = landed;
    refreshToken = rotated == null ? refreshToken : rotated;
    holder = null;
    return Uni.createFrom().voidItem();
  }

  @Override
  public synchronized Uni<Void> forget(String tenant, UUID id, Predicate<Held> refused) {
    Held current = token;
    if (current != null && refused.test(current)) {
      token = null;
    }
    return Uni.createFrom().voidItem();
  }

  @Override
  public synchronized Uni<Boolean> lost(Turn.Mine turn, Instant now) {
    holder = null;
    boolean same = turn.refreshToken() == refreshToken;
    losses += same ? 1 : 0;
    return Uni.createFrom().item(same);
  }

  @Override
  public synchronized Uni<Void> giveBack(Turn.Mine turn) {
    holder = null;
    return Uni.createFrom().voidItem();
  }
}
