package dev.calbridge.credential.bench;

import dev.calbridge.platform.testkit.PackagedService;
import dev.calbridge.platform.testkit.PlatformResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged service in a process of its own, on an empty database of the test platform. */
final class RunningService implements AutoCloseable {

  private final PackagedService service;
  private final HttpClient http = HttpClient.newHttpClient();

  RunningService(Path module) {
    Map<String, String> settings = new HashMap<>(new PlatformResource().start());
    settings.put("calbridge.vault.keys", "bench:" + Base64.getEncoder().encodeToString(key()));
    this.service =
        PackagedService.start(module, "bench", List.of("-Xmx192m", "-XX:+UseSerialGC"), settings);
    service.awaitReady();
  }

  /** Sends a request and gives its body; anything but the status wanted is an error. */
  String call(String method, String path, String token, String body, int status) {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != status) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  Duration cpu() {
    return service.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Resident set in MiB, as ps tells it. */
  long residentMebibytes() {
    try {
      Process ps =
          new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(service.process().pid()))
              .start();
      return Long.parseLong(new String(ps.getInputStream().readAllBytes()).strip()) / 1024;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static byte[] key() {
    byte[] key = new byte[32];
    new java.security.SecureRandom().nextBytes(key);
    return key;
  }

  @Override
  public void close() {
    service.close();
    http.close();
  }
}
