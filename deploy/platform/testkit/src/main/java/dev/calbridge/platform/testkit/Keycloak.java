package dev.calbridge.platform.testkit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Coordinates of Keycloak, and tokens from it.
 *
 * @param url base URL services reach it at, without a slash at the end
 * @param publicUrl base URL browsers reach it at; tokens are issued in its name
 * @param adminUser an administrator of the master realm
 * @param adminPassword that administrator's password
 */
public record Keycloak(String url, String publicUrl, String adminUser, String adminPassword) {

  public static final String REALM = "calbridge";

  /** The public client of the console; it may also exchange a password for a token. */
  public static final String CONSOLE_CLIENT = "calbridge-console";

  private static final Pattern ACCESS_TOKEN =
      Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

  /** Where services find the realm. */
  public String realmUrl() {
    return url + "/realms/" + REALM;
  }

  /** Claim {@code iss} of the realm's tokens. */
  public String issuer() {
    return publicUrl + "/realms/" + REALM;
  }

  /**
   * An access token of a person, got with the password.
   *
   * @throws IllegalStateException if Keycloak refuses
   */
  public String token(String user, String password) {
    Map<String, String> form =
        Map.of(
            "grant_type", "password",
            "client_id", CONSOLE_CLIENT,
            "username", user,
            "password", password);
    // While one sign-in of a user is being checked, Keycloak takes a second one for guessing and
    // refuses it: modules tested at the same time take turns.
    synchronized (Keycloak.class) {
      Path turn =
          Path.of(System.getProperty("java.io.tmpdir"))
              .resolve("calbridge-sign-in-" + URI.create(url).getPort() + ".lock");
      try (FileChannel file = FileChannel.open(turn, CREATE, WRITE);
          FileLock _ = file.lock()) {
        return accessToken(form);
      } catch (IOException failure) {
        throw new IllegalStateException("Nobody can wait for a turn at " + turn, failure);
      }
    }
  }

  /**
   * An access token of a service, got with its client credentials.
   *
   * @throws IllegalStateException if Keycloak refuses
   */
  public String serviceToken(String clientId) {
    return accessToken(
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            clientId,
            "client_secret",
            ServiceClients.secret(clientId)));
  }

  private String accessToken(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realmUrl() + "/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      // A token is base64url (RFC 7515), so nothing in it is escaped and JSON need not be parsed.
      Matcher token = ACCESS_TOKEN.matcher(response.body());
      if (response.statusCode() != 200 || !token.find()) {
        throw new IllegalStateException(
            "Keycloak refused a token: status " + response.statusCode() + ", " + response.body());
      }
      return token.group(1);
    } catch (IOException failure) {
      throw new IllegalStateException("Keycloak cannot be reached at " + url, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking for a token", interrupted);
    }
  }

  @Override
  public String toString() {
    return "Keycloak[" + url + "]";
  }
}
