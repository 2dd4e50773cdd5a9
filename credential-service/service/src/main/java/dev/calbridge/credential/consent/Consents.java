package dev.calbridge.credential.consent;

import dev.calbridge.credential.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The flows under way and, for a while, those that have ended. */
public interface Consents {

  /**
   * @param mostOpen how many flows one user may have open
   * @return false if he has that many
   */
  Uni<Boolean> add(ConsentFlow flow, Opening opening, int mostOpen);

  Uni<Optional<ConsentFlow>> find(String tenant, UUID id);

  /** Somebody brings a state. The first who brings it takes it; nobody takes it again. */
  Uni<Arrival> arrive(String stateHash, Instant now);

  /**
   * Notes how it ended.
   *
   * @param next what the next try comes back with, or null if there is none
   */
  Uni<Void> end(ConsentFlow flow, @Nullable Opening next);

  /** Forgets flows that expired before. */
  Uni<Integer> forget(Instant before);

  /**
   * What a person must come back with.
   *
   * @param stateHash of the state he will bring
   * @param codeVerifier for the code he will bring
   */
  record Opening(String stateHash, SealedSecret codeVerifier) {}

  /** Who came back. */
  sealed interface Arrival {

    /** With a state we never gave out, or long ago. */
    record Unknown() implements Arrival {}

    record Taken(ConsentFlow flow, SealedSecret codeVerifier) implements Arrival {}

    /** Somebody has been here with it before. */
    record Replayed(ConsentFlow flow) implements Arrival {}

    record TooLate(ConsentFlow flow) implements Arrival {}
  }
}
