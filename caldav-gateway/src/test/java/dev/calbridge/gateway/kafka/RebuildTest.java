package dev.calbridge.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RebuildTest extends GatewayTest {

  @Inject ProjectionReader reader;

  @Test
  void anEmptyDatabaseIsFilledFromTheBeginningWithTheSameObjects() throws Exception {
    LocalDateTime monday = LocalDateTime.of(2026, 11, 23, 9, 0);
    CalendarEntry kept = practice.appointment("Bleibt", monday);
    CalendarEntry gone = practice.appointment("Geht", monday.plusHours(1));
    publish(kept);
    publish(practice.changed(kept, Practice.content("Neu", Practice.timed(monday), null)));
    publish(gone);
    events.publishRemoval(gone, 2);
    await()
        .untilAsserted(
            () -> assertThat(anna.send("GET", practice.href(gone), null).status()).isEqualTo(404));
    Answer before = anna.send("GET", practice.href(kept), null);

    reader.stop(null);
    loseTheDatabase();
    assertThat(anna.send("GET", practice.href(kept), null).status()).isEqualTo(404);
    reader.start(null);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> anna.send("GET", practice.href(kept), null).status() == 200);
    Answer after = anna.send("GET", practice.href(kept), null);
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    assertThat(anna.send("GET", practice.href(gone), null).status()).isEqualTo(404);
  }

  private static void loseTheDatabase() throws SQLException {
    Config config = ConfigProvider.getConfig();
    try (Connection owner =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
        Statement statement = owner.createStatement()) {
      statement.execute("truncate consumed, calendar, entry, calendar_object, removal");
    }
  }
}
