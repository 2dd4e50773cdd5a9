package dev.calbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.platform.testkit.Database;
import dev.calbridge.platform.testkit.Databases;
import dev.calbridge.platform.testkit.Keycloak;
import dev.calbridge.platform.testkit.PlatformFile;
import dev.calbridge.platform.testkit.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

  private static final String ANNA = "7c1b0000-0000-4000-8000-000000000002";

  @TempDir Path directory;

  @Test
  void keptDataOfAllThreeSurvives() throws Exception {
    try (TestRun run = new TestRun(directory, Map.of("keep", "true"))) {
      PlatformFile file = run.fileWithKeycloak();
      Database database = new Databases(file.postgres()).create("kept");
      execute(database, "create table note as select 'kept' as body");
      new Records(file.kafka(), Topics.CALENDARS).send("tenant/1", "kept");
      rename(file.keycloak(), ANNA, "Kept");
    }
    try (TestRun run = new TestRun(directory, Map.of("keep", "true"))) {
      PlatformFile file = run.fileWithKeycloak();
      Database database = new Databases(file.postgres()).create("kept");
      assertThat(notes(database)).isEqualTo(1);
      assertThat(new Records(file.kafka(), Topics.CALENDARS).all())
          .containsExactly("tenant/1=kept");
      assertThat(claims(file.keycloak().token("anna.berger", "demo")))
          .contains("\"family_name\":\"Kept\"");
    }
    try (TestRun run = new TestRun(directory, Map.of("keycloak", "false"))) {
      assertThat(new Records(run.file().kafka(), Topics.CALENDARS).all()).isEmpty();
      assertThat(exists(run.file(), "kept")).isFalse();
    }
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.owner().user(), database.owner().password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int notes(Database database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.owner().user(), database.owner().password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from note")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static boolean exists(PlatformFile file, String database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                file.postgres().jdbcUrl("postgres"),
                file.postgres().adminUser(),
                file.postgres().adminPassword());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select 1 from pg_database where datname = '" + database + "'")) {
      return row.next();
    }
  }

  private static void rename(Keycloak keycloak, String user, String lastName) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest signIn =
          HttpRequest.newBuilder(
                  URI.create(keycloak.url() + "/realms/master/protocol/openid-connect/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  BodyPublishers.ofString(
                      "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                          .formatted(keycloak.adminUser(), keycloak.adminPassword())))
              .build();
      Matcher token =
          Pattern.compile("\"access_token\":\"([^\"]+)\"")
              .matcher(http.send(signIn, BodyHandlers.ofString()).body());
      assertThat(token.find()).isTrue();
      HttpRequest rename =
          HttpRequest.newBuilder(
                  URI.create(keycloak.url() + "/admin/realms/calbridge/users/" + user))
              .header("Authorization", "Bearer " + token.group(1))
              .header("Content-Type", "application/json")
              .PUT(
                  BodyPublishers.ofString(
                      """
                      {"firstName": "Anna", "lastName": "%s", "email": "anna@optik-himmel.example"}
                      """
                          .formatted(lastName)))
              .build();
      assertThat(http.send(rename, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }
  }

  private static String claims(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }
}
