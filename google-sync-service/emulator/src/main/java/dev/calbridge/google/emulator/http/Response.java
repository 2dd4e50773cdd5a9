package dev.calbridge.google.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back: status, headers, plain (never zipped) bytes.
 *
 * @param manner how the body is sent
 */
public record Response(int status, Map<String, String> headers, byte[] body, Manner manner) {

  /** Ways a good body can reach nobody. */
  public enum Manner {
    PROPER,
    /** Declared as zipped, but it is not. */
    WRONG_GZIP,
    /** In pieces, with pauses that add up to a second. */
    SLOW
  }

  public Response(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, Manner.PROPER);
  }

  public Response sent(Manner newManner) {
    return new Response(status, headers, body, newManner);
  }

  public static Response json(int status, JsonNode body) {
    return new Response(
        status,
        Map.of(
            "Content-Type",
            "application/json; charset=UTF-8",
            "Cache-Control",
            "private, no-store"),
        Json.write(body));
  }

  public static Response html(int status, String body) {
    return new Response(
        status,
        Map.of(
            "Content-Type",
            "text/html; charset=UTF-8",
            "Cache-Control",
            "no-store",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  /** A redirect the browser follows with the same kind of request (302), as Google sends it. */
  public static Response found(String location) {
    return empty(302).with("Location", location).with("Cache-Control", "no-store");
  }

  /** A redirect after a form post. */
  public static Response seeOther(String location) {
    return empty(303).with("Location", location);
  }

  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, Map.copyOf(more), body, manner);
  }
}
