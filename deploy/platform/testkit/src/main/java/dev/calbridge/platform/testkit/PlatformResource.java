package dev.calbridge.platform.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives every Quarkus test of a module an empty database and topics of its own on the shared
 * platform. It is registered for all tests; they need no annotation.
 *
 * <p>The module's name comes from the system property {@code calbridge.module}. With {@code
 * calbridge.platform.keycloak=false} nothing is said about OIDC and nobody waits for Keycloak.
 */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {

  private static final int PARTITIONS = 4;

  @Override
  public Map<String, String> start() {
    Platform platform = Platform.current();
    String module = System.getProperty("calbridge.module", "calbridge");
    Map<String, String> settings = new LinkedHashMap<>();
    addDatabase(settings, platform, module);
    addKafka(settings, platform);
    if (!"false".equals(System.getProperty("calbridge.platform.keycloak"))) {
      addKeycloak(settings, platform, module);
    }
    return settings;
  }

  private static void addDatabase(Map<String, String> settings, Platform platform, String module) {
    String name = databaseName(module, System.getProperty("calbridge.root", ""));
    Database database = new Databases(platform.postgres()).recreate(name);
    settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
    settings.put("quarkus.datasource.username", database.app().user());
    settings.put("quarkus.datasource.password", database.app().password());
    settings.put("quarkus.flyway.username", database.owner().user());
    settings.put("quarkus.flyway.password", database.owner().password());
    settings.put("quarkus.flyway.placeholders.app_role", database.app().user());
  }

  /** Working trees may share a platform: each has databases of its own, as it has topics. */
  static String databaseName(String module, String root) {
    return "%s_%06x_test".formatted(module.replace('-', '_'), root.hashCode() & 0xffffff);
  }

  private static void addKafka(Map<String, String> settings, Platform platform) {
    byte[] unique = new byte[4];
    new SecureRandom().nextBytes(unique);
    String prefix = "t" + HexFormat.of().formatHex(unique) + ".";
    new Topics(prefix, PARTITIONS).createMissing(platform.kafka());
    settings.put("kafka.bootstrap.servers", platform.kafka().bootstrapServers());
    settings.put("calbridge.topic-prefix", prefix);
  }

  private static void addKeycloak(Map<String, String> settings, Platform platform, String module) {
    Keycloak keycloak = platform.keycloak();
    settings.put("calbridge.keycloak.url", keycloak.url());
    settings.put("calbridge.service-client.secret", ServiceClients.secret(module));
    settings.put("quarkus.oidc.auth-server-url", keycloak.realmUrl());
    settings.put("quarkus.oidc.token.issuer", keycloak.issuer());
    settings.put("quarkus.oidc-client.auth-server-url", keycloak.realmUrl());
  }

  /** The platform outlives the test: other modules use it, and it ends with the build. */
  @Override
  public void stop() {}
}
