package dev.calbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.Database;
import dev.calbridge.platform.testkit.Login;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceSettingsTest {

  private final LocalSecrets secrets = new LocalSecrets("local-1:key", "google-secret");
  private final ServiceSettings settings =
      new ServiceSettings(Ports.from(9000), secrets, "127.0.0.1:9009", Purpose.TRYING, Map.of());
  private final Database database =
      new Database(
          "x",
          "jdbc:postgresql://127.0.0.1:9008/x",
          "postgresql://127.0.0.1:9008/x",
          new Login("x_owner", "one"),
          new Login("x_app", "two"));

  @ParameterizedTest
  @EnumSource(Service.class)
  void every_service_listens_on_loopback_and_runs_as_the_role_that_owns_nothing(Service service) {
    assertThat(settings.of(service, database))
        .containsEntry("quarkus.http.host", "127.0.0.1")
        .containsEntry("quarkus.management.host", "127.0.0.1")
        .containsEntry("quarkus.datasource.username", "x_app")
        .containsEntry("quarkus.flyway.username", "x_owner");
  }

  @ParameterizedTest
  @EnumSource(value = Service.class, names = "CREDENTIAL", mode = EnumSource.Mode.EXCLUDE)
  void nobody_but_credential_service_gets_the_vaults_key(Service service) {
    assertThat(settings.of(service, database).values())
        .doesNotContain(secrets.vaultKeys(), secrets.googleClientSecret());
  }

  @Test
  void credential_service_gets_it() {
    Map<String, String> told = settings.of(Service.CREDENTIAL, database);

    assertThat(told).containsEntry("calbridge.vault.keys", "local-1:key");
  }
}
