package dev.calbridge.platform.testkit;

import java.nio.file.Path;

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
   * The platform of this build: attaches to the one that runs, or starts it. Finds the repository's
   * root in the system property {@code calbridge.root}.
   *
   * @throws IllegalStateException if it does not start
   */
  static Platform current() {
    String root = System.getProperty("calbridge.root");
    if (root == null) {
      throw new IllegalStateException(
          "The system property calbridge.root must name the repository's root");
    }
    PlatformKind kind = PlatformKind.named(System.getProperty("calbridge.platform", "embedded"));
    boolean withKeycloak = !"false".equals(System.getProperty("calbridge.platform.keycloak"));
    return SharedPlatform.attach(Path.of(root), kind, withKeycloak);
  }
}
