package dev.calbridge.scheduler.rest;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Outcome;
import dev.calbridge.scheduler.base.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ids of things that callers create. One made of the caller's {@code Idempotency-Key} is the same
 * on every try, so a second try meets what the first one made, without a table of answers.
 */
@ApplicationScoped
class NewIds {

  static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 200;

  private final Caller caller;
  private final Supplier<UUID> ids;

  NewIds(Caller caller, Supplier<UUID> ids) {
    this.caller = caller;
    this.ids = ids;
  }

  /**
   * @param path of the collection
   * @param key the caller's, or null
   * @throws ProblemException 400 {@code idempotency-key-malformed}
   */
  UUID next(String path, @Nullable String key) {
    if (key == null) {
      return ids.get();
    }
    if (key.isBlank() || key.length() > LONGEST) {
      throw new ProblemException(
          400, "idempotency-key-malformed", "A key has 1 to " + LONGEST + " characters.");
    }
    return named(String.join("\n", caller.tenant(), caller.user(), path, key));
  }

  /**
   * The answer of the first try, if this is another one.
   *
   * @param there finds what has the id
   * @param equal true if it says what this try wants
   * @throws ProblemException 422 {@code idempotency-key-reused} if the first try wanted something
   *     else
   */
  static <T> Uni<Outcome<Stored<T>>> again(
      @Nullable String key,
      Outcome<Stored<T>> outcome,
      Supplier<Uni<Optional<Stored<T>>>> there,
      Predicate<T> equal) {
    boolean exists =
        outcome instanceof Outcome.Failed<Stored<T>> failed
            && failed.failure().equals(Failure.exists());
    if (key == null || !exists) {
      return Uni.createFrom().item(outcome);
    }
    return there
        .get()
        .map(
            found -> {
              Stored<T> first = found.orElseThrow(() -> Answers.problem(Failure.stale()));
              // What was changed since then may differ; what was not must be the same.
              if (first.changedAt().equals(first.createdAt()) && !equal.test(first.value())) {
                throw new ProblemException(
                    422, "idempotency-key-reused", "The key was used for something else.");
              }
              return new Outcome.Done<>(first, true);
            });
  }

  /** A UUID of our own making (version 8, RFC 9562 section 5.8). */
  private static UUID named(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      ByteBuffer bits = ByteBuffer.wrap(digest);
      long high = (bits.getLong() & ~0xF000L) | 0x8000L;
      long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
