package dev.calbridge.credential.provider;

import dev.calbridge.credential.grant.TokenEndpoint.Unavailable;
import dev.calbridge.credential.provider.GoogleSecurityEvents.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures against the keys Google publishes. They are fetched when a token names a key
 * that is not known, and at most once a minute: strangers may send whatever they like.
 */
@Singleton
public final class SigningKeys {

  private static final Duration FETCHED_AT_MOST_EVERY = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofHours(6);

  private final GoogleSettings settings;
  private final GoogleHttp http;
  private final Clock clock;
  private volatile Fetched fetched = new Fetched(List.of(), Instant.EPOCH);

  private record Fetched(List<JsonWebKey> keys, Instant at) {}

  SigningKeys(GoogleSettings settings, GoogleHttp http, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  /**
   * What the token says, if its signature holds. Fails with {@link Refused}, or {@link Unavailable}
   * if the keys cannot be had.
   */
  Uni<String> verified(String token) {
    return Uni.createFrom()
        .deferred(
            () -> {
              JsonWebSignature signature = parsed(token);
              String id = signature.getKeyIdHeaderValue();
              return key(id, fetched.keys())
                  .filter(_ -> clock.instant().isBefore(fetched.at().plus(KEPT)))
                  .map(key -> Uni.createFrom().item(payload(signature, key)))
                  .orElseGet(() -> withFreshKeys(signature, id));
            });
  }

  private Uni<String> withFreshKeys(JsonWebSignature signature, @Nullable String id) {
    return fetch()
        .map(
            keys ->
                payload(
                    signature,
                    key(id, keys)
                        .orElseThrow(() -> new Refused("invalid_key", "Google has no such key."))));
  }

  private Uni<List<JsonWebKey>> fetch() {
    Fetched before = fetched;
    if (!mayFetch(before)) {
      return Uni.createFrom().item(() -> fetched.keys());
    }
    URI url = settings.securityEventKeysUrl().orElseThrow();
    return http.get(url)
        .map(
            answer -> {
              if (answer.statusCode() != 200) {
                throw new Unavailable("The keys cannot be had: status " + answer.statusCode());
              }
              return keys(answer.bodyAsString());
            })
        .invoke(keys -> fetched = new Fetched(keys, clock.instant()))
        .onFailure()
        .invoke(_ -> fetched = before);
  }

  /** One of those that ask at the same time may; the others make do with what is there. */
  private synchronized boolean mayFetch(Fetched before) {
    Instant now = clock.instant();
    if (now.isBefore(fetched.at().plus(FETCHED_AT_MOST_EVERY))) {
      return false;
    }
    fetched = new Fetched(before.keys(), now);
    return true;
  }

  private static List<JsonWebKey> keys(@Nullable String body) {
    try {
      return new JsonWebKeySet(String.valueOf(body)).getJsonWebKeys();
    } catch (JoseException _) {
      throw new Unavailable("The keys cannot be read");
    }
  }

  private static Optional<JsonWebKey> key(@Nullable String id, List<JsonWebKey> keys) {
    return keys.stream().filter(key -> id != null && id.equals(key.getKeyId())).findFirst();
  }

  private static JsonWebSignature parsed(String token) {
    JsonWebSignature signature = new JsonWebSignature();
    // Google signs with RSA; nothing else is taken, whatever the header says (RFC 8725 section
    // 3.1).
    signature.setAlgorithmConstraints(
        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256));
    try {
      signature.setCompactSerialization(token);
      return signature;
    } catch (JoseException _) {
      throw new Refused("invalid_request", "This is no security event token.");
    }
  }

  private static String payload(JsonWebSignature signature, JsonWebKey key) {
    signature.setKey(key.getKey());
    try {
      if (signature.verifySignature()) {
        return signature.getPayload();
      }
    } catch (JoseException _) {
      // Said below, whatever it is that does not fit.
    }
    throw new Refused("authentication_failed", "The signature does not hold.");
  }
}
