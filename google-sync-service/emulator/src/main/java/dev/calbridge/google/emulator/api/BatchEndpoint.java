package dev.calbridge.google.emulator.api;

import dev.calbridge.google.emulator.error.Errors;
import dev.calbridge.google.emulator.error.GoogleError;
import dev.calbridge.google.emulator.http.Request;
import dev.calbridge.google.emulator.http.Response;
import dev.calbridge.google.emulator.http.Route;
import dev.calbridge.google.emulator.http.Router;
import dev.calbridge.google.emulator.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several requests in one ({@code multipart/mixed}). The envelope is 200 whatever becomes of its
 * parts; each part is a request of its own for tokens, quotas, faults and the journal.
 */
public final class BatchEndpoint {
  /** The Calendar API's limit; that of other APIs is higher. */
  private static final int MOST_PARTS = 50;

  private static final String ANSWER_BOUNDARY = "batch_emulated_answer";

  private final Router router;

  /**
   * @param router of the methods that may stand in a batch
   */
  public BatchEndpoint(Router router) {
    this.router = router;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "/batch/calendar/v3", "batch", this::answer));
  }

  private Response answer(Request request) {
    try {
      List<BatchPart> parts = BatchPart.parse(boundary(request), request.body());
      if (parts.isEmpty()) {
        throw Errors.badRequest("The batch request contains no calls.");
      }
      if (parts.size() > MOST_PARTS) {
        throw Errors.badRequest(
            "The batch request contains too many calls. At most " + MOST_PARTS + " are allowed.");
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      parts.forEach(part -> write(part, answer(part, request), body));
      body.writeBytes(ascii("--" + ANSWER_BOUNDARY + "--\r\n"));
      return new Response(
          200,
          Map.of("Content-Type", "multipart/mixed; boundary=" + ANSWER_BOUNDARY),
          body.toByteArray());
    } catch (GoogleError refused) {
      return ErrorResponse.of(refused);
    }
  }

  private Response answer(BatchPart part, Request outer) {
    Map<String, List<String>> headers = new HashMap<>();
    // Headers of the envelope hold for its parts, but for those that describe its own body.
    outer
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("content-") && !name.equals("accept-encoding")) {
                headers.put(name, values);
              }
            });
    headers.putAll(part.headers());
    try {
      return router
          .answer(part.method(), part.rawPath(), part.rawQuery(), headers, part.body())
          .orElseGet(() -> ErrorResponse.of(Errors.notFound()));
    } catch (Json.MalformedJson | IllegalArgumentException malformed) {
      return ErrorResponse.of(Errors.badRequest("Bad Request"));
    }
  }

  private static void write(BatchPart part, Response response, ByteArrayOutputStream out) {
    out.writeBytes(ascii("--" + ANSWER_BOUNDARY + "\r\nContent-Type: application/http\r\n"));
    part.answerId().ifPresent(id -> out.writeBytes(ascii("Content-ID: " + id + "\r\n")));
    out.writeBytes(ascii("\r\nHTTP/1.1 " + response.status() + " " + words(response) + "\r\n"));
    response
        .headers()
        .forEach((name, value) -> out.writeBytes(ascii(name + ": " + value + "\r\n")));
    out.writeBytes(ascii("Content-Length: " + response.body().length + "\r\n\r\n"));
    out.writeBytes(response.body());
    out.writeBytes(ascii("\r\n"));
  }

  private static String words(Response response) {
    return switch (response.status()) {
      case 200 -> "OK";
      case 204 -> "No Content";
      case 304 -> "Not Modified";
      default -> "Refused";
    };
  }

  private static String boundary(Request request) {
    return request
        .header("Content-Type")
        .filter(type -> type.startsWith("multipart/mixed"))
        .flatMap(BatchEndpoint::boundaryOf)
        .orElseThrow(() -> Errors.badRequest("Failed to parse batch request, error: no boundary"));
  }

  private static Optional<String> boundaryOf(String contentType) {
    int start = contentType.indexOf("boundary=");
    if (start < 0) {
      return Optional.empty();
    }
    String value = contentType.substring(start + 9);
    int end = value.indexOf(';');
    String boundary = (end < 0 ? value : value.substring(0, end)).strip().replace("\"", "");
    return Optional.of(boundary).filter(text -> !text.isEmpty());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
