package dev.calbridge.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** HTTP as the demo data, the end-to-end tests and the benchmarks speak it: the same as anybody. */
public final class HttpCalls implements AutoCloseable {

  /** A Keycloak that has just started on a busy machine takes more than half a minute. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * What came back.
   *
   * @param eTag header ETag, or null
   * @param location header Location, or null
   */
  public record Answer(
      int status,
      String body,
      @Nullable String eTag,
      @Nullable String location,
      HttpHeaders headers) {

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (JsonProcessingException notJson) {
        throw new IllegalStateException("Not JSON (status " + status + "): " + body, notJson);
      }
    }

    /** This answer if its status is one of those. */
    public Answer expect(String what, int... statuses) {
      for (int expected : statuses) {
        if (status == expected) {
          return this;
        }
      }
      throw new IllegalStateException(what + ": status " + status + ", " + body);
    }
  }

  /**
   * Sends a request.
   *
   * @param body text, or null for none
   * @throws UncheckedIOException if there is no answer
   */
  public Answer send(
      String method, String url, Map<String, String> headers, @Nullable String body) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).method(method, publisher);
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("ETag").orElse(null),
          response.headers().firstValue("Location").orElse(null),
          response.headers());
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + url, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  /** Sends an HTML form. */
  public Answer form(String url, Map<String, String> fields) {
    return send(
        "POST", url, Map.of("Content-Type", "application/x-www-form-urlencoded"), query(fields));
  }

  /** Fields as a query or a form has them. */
  public static String query(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** A value as JSON text. */
  public String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(failure);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
