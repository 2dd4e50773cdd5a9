package dev.calbridge.google.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.emulator.http.Parameters;
import dev.calbridge.google.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests by hand, redirects not followed. */
public final class PlainHttp implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI base;

  public PlainHttp(URI base) {
    this.base = base;
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(
        request(path, headers).method(method, HttpRequest.BodyPublishers.ofString(body)).build());
  }

  public HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(fields)))
            .build());
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpClient client() {
    return client;
  }

  public static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> Parameters.encode(field.getKey()) + "=" + Parameters.encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  public static JsonNode json(HttpResponse<String> response) {
    return Json.readObject(response.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    client.close();
  }
}
