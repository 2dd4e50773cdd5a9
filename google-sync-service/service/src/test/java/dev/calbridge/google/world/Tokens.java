package dev.calbridge.google.world;

import dev.calbridge.platform.testkit.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of people, kept for a while: Keycloak takes many sign-ins in a row for an attack. */
public final class Tokens {

  private static final Duration LIFE = Duration.ofMinutes(2);
  private static final Map<String, Token> KEPT = new ConcurrentHashMap<>();

  private record Token(String value, Instant until) {}

  private Tokens() {}

  public static String of(String user) {
    return KEPT.compute(
            user,
            (_, kept) ->
                kept != null && kept.until().isAfter(Instant.now())
                    ? kept
                    : new Token(
                        Platform.current().keycloak().token(user, "demo"),
                        Instant.now().plus(LIFE)))
        .value();
  }
}
