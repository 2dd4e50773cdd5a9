package dev.calbridge.platform.testkit;

import java.util.ServiceLoader;

/**
 * A running PostgreSQL, Kafka and Keycloak.
 *
 * <p>Which one is used is told by the system property {@code calbridge.platform}: {@code embedded}
 * (the default) or {@code containers}.
 */
public interface Platform {

  /** Where the server is and how its superuser signs in. */
  Postgres postgres();

  /** Where the broker is. */
  Kafka kafka();

  /**
   * Where Keycloak is; waits until it answers with the realm imported.
   *
   * @throws IllegalStateException if Keycloak did not come up
   */
  Keycloak keycloak();

  /**
   * The platform of this build: attaches to the one that runs, or starts it.
   *
   * @throws IllegalStateException if there is none of the wanted kind or it does not start
   */
  static Platform current() {
    String wanted = System.getProperty("calbridge.platform", "embedded");
    for (PlatformProvider provider :
        ServiceLoader.load(PlatformProvider.class, Platform.class.getClassLoader())) {
      if (provider.name().equals(wanted)) {
        return provider.platform();
      }
    }
    throw new IllegalStateException(
        "No platform '" + wanted + "' on the class path (see deploy/platform/README.md)");
  }
}
