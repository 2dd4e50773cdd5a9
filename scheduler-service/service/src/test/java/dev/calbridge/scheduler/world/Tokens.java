package dev.calbridge.scheduler.world;

import dev.calbridge.platform.testkit.Keycloak;
import dev.calbridge.platform.testkit.Platform;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Real tokens of the demo's people and services. */
public final class Tokens {

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Tokens() {}

  public static String of(String user) {
    return KNOWN.computeIfAbsent(user, name -> keycloak().token(name, "demo"));
  }

  static String ofService(String client) {
    return KNOWN.computeIfAbsent(client, name -> keycloak().serviceToken(name));
  }

  private static Keycloak keycloak() {
    return Platform.current().keycloak();
  }
}
