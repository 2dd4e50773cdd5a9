package dev.calbridge.local;

import dev.calbridge.local.Ports.Listener;
import dev.calbridge.platform.testkit.Database;
import dev.calbridge.platform.testkit.Keycloak;
import dev.calbridge.platform.testkit.ServiceClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The configuration of a service in the local run. It goes into a file that only its owner may
 * read: command lines and, on some systems, environments are seen by everybody.
 *
 * @param ports of the stack
 * @param secrets of the stack
 * @param kafka bootstrap servers
 * @param purpose what the stack is for
 * @param besides settings of all services that are only this stack's
 */
public record ServiceSettings(
    Ports ports, LocalSecrets secrets, String kafka, Purpose purpose, Map<String, String> besides) {

  /** Above a service's own application.properties (250), below environment and command line. */
  private static final String ORDINAL = "290";

  /** What one service is told. */
  public Map<String, String> of(Service service, Database database) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("config_ordinal", ORDINAL);
    settings.put("calbridge.profile", "local");
    settings.put("calbridge.log.format", "text");
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", Integer.toString(ports.of(service.listener())));
    settings.put("quarkus.management.host", "127.0.0.1");
    settings.put("quarkus.management.port", Integer.toString(ports.of(service.management())));
    addDatabase(settings, database);
    settings.put("kafka.bootstrap.servers", kafka);
    // Both only say that a setting is shared by services that do not all need it.
    settings.put("quarkus.log.category.\"io.quarkus.config\".level", "ERROR");
    settings.put(
        "quarkus.log.category.\"io.micrometer.core.instrument.MeterRegistry\".level", "ERROR");
    // Keycloak starts last; whoever asks it too early says so and asks again.
    settings.put(
        "quarkus.log.category.\"io.quarkus.oidc.client.runtime.OidcClientImpl\".level", "ERROR");
    addKeycloak(settings, service);
    settings.put("calbridge.scheduler.url", url(Listener.SCHEDULER));
    settings.put("calbridge.credential.url", url(Listener.CREDENTIAL));
    switch (service) {
      case CREDENTIAL -> {
        settings.put("calbridge.vault.keys", secrets.vaultKeys());
        settings.put("calbridge.google.token-url", url(Listener.EMULATOR) + "/token");
        settings.put("calbridge.google.revoke-url", url(Listener.EMULATOR) + "/revoke");
        settings.put(
            "calbridge.google.authorization-url", url(Listener.EMULATOR) + "/o/oauth2/v2/auth");
        settings.put(
            "calbridge.google.security-event-keys-url",
            url(Listener.EMULATOR) + "/oauth2/v3/certs");
        settings.put("calbridge.google.callback-url", JavaCommand.callbackUri(ports));
        settings.put("calbridge.google.client-id", LocalSecrets.GOOGLE_CLIENT_ID);
        settings.put("calbridge.google.client-secret", secrets.googleClientSecret());
      }
      case GOOGLE_SYNC -> {
        settings.put("calbridge.google.api-url", url(Listener.EMULATOR) + "/");
        settings.put("calbridge.google.poll-interval", "PT2S");
      }
      case GATEWAY -> {
        if (purpose == Purpose.MEASURING) {
          // Who measures how much one server takes sends it with one credential.
          settings.put("calbridge.gateway.concurrent-requests-per-credential", "1000");
          settings.put("calbridge.gateway.requests-per-second-per-credential", "1000000");
          settings.put("calbridge.gateway.request-burst-per-credential", "1000000");
        }
      }
      case SCHEDULER -> settings.put("calbridge.public-url", url(Listener.FRONT) + "/");
    }
    settings.putAll(besides);
    return settings;
  }

  /** Writes the configuration of one service. */
  public void write(Service service, Database database, Path file) {
    Properties properties = new Properties();
    properties.putAll(of(service, database));
    try {
      PrivateFiles.create(file);
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, null);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void addDatabase(Map<String, String> settings, Database database) {
    settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
    settings.put("quarkus.datasource.username", database.app().user());
    settings.put("quarkus.datasource.password", database.app().password());
    settings.put("quarkus.flyway.username", database.owner().user());
    settings.put("quarkus.flyway.password", database.owner().password());
    settings.put("quarkus.flyway.placeholders.app_role", database.app().user());
  }

  private void addKeycloak(Map<String, String> settings, Service service) {
    String keycloak = url(Listener.KEYCLOAK) + "/auth";
    String realm = "/realms/" + Keycloak.REALM;
    settings.put("calbridge.keycloak.url", keycloak);
    settings.put("quarkus.oidc.auth-server-url", keycloak + realm);
    settings.put("quarkus.oidc-client.auth-server-url", keycloak + realm);
    // Tokens are issued in the name of the front door, which browsers know.
    settings.put("quarkus.oidc.token.issuer", url(Listener.FRONT) + "/auth" + realm);
    // Nothing is asked of Keycloak before the first token: it starts last.
    settings.put("quarkus.oidc.discovery-enabled", "false");
    settings.put("quarkus.oidc.jwks-path", "/protocol/openid-connect/certs");
    settings.put("quarkus.oidc.jwks.resolve-early", "false");
    settings.put("quarkus.oidc-client.discovery-enabled", "false");
    settings.put("quarkus.oidc-client.token-path", "/protocol/openid-connect/token");
    settings.put("calbridge.service-client.secret", ServiceClients.secret(service.label()));
  }

  private String url(Listener listener) {
    return "http://localhost:" + ports.of(listener);
  }
}
