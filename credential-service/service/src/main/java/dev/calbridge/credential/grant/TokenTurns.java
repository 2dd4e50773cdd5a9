package dev.calbridge.credential.grant;

import dev.calbridge.credential.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The access token each grant has, and whose turn it is to fetch the next one. One asker over all
 * replicas has the turn; it passes on when he is done or has not been heard of for too long.
 */
public interface TokenTurns {

  /**
   * @param holder names who asks
   * @param now a token is due for refresh or not
   */
  Uni<Turn> take(String tenant, UUID grant, UUID holder, Instant now);

  /**
   * Keeps what came of a turn and ends it. Keeps nothing if the refresh token used is not the
   * grant's any more.
   *
   * @param rotated the refresh token that replaces the one used, or null
   * @param digests of the names of the refresh token that holds from now on
   */
  Uni<Void> landed(
      Turn.Mine turn, Held token, @Nullable SealedSecret rotated, TokenDigests.Digests digests);

  /**
   * Notes that consent is needed, once and with an event, and ends the turn.
   *
   * @return false, and nothing is noted, if the refresh token used is not the grant's any more
   */
  Uni<Boolean> lost(Turn.Mine turn, Instant now);

  /**
   * Forgets the access token a grant has.
   *
   * @param refused whether it is that one
   */
  Uni<Void> forget(String tenant, UUID grant, Predicate<Held> refused);

  /** Ends the turn without a result. */
  Uni<Void> giveBack(Turn.Mine turn);

  /**
   * An access token.
   *
   * @param refreshAt from then on the next one is fetched, while this one may still be used
   */
  record Held(SealedSecret token, Instant expiresAt, Instant refreshAt) {}

  /** What may be done now. */
  sealed interface Turn {

    record NoSuchGrant() implements Turn {}

    record ConsentNeeded() implements Turn {}

    /** Take this, nothing is due. */
    record Fresh(Held token) implements Turn {}

    /**
     * It is the asker's turn.
     *
     * @param refreshToken to be used for it
     * @param older what there is meanwhile, or null
     */
    record Mine(Grant grant, UUID holder, SealedSecret refreshToken, @Nullable Held older)
        implements Turn {}

    /**
     * Somebody else is at it.
     *
     * @param older what there is meanwhile, or null
     */
    record Others(@Nullable Held older) implements Turn {}
  }
}
