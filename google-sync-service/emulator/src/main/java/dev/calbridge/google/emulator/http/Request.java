package dev.calbridge.google.emulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.google.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request with its method override applied, its path decoded and its body unzipped.
 *
 * @param method upper case, after {@code X-HTTP-Method-Override}
 * @param path decoded, for showing only; it may be ambiguous where a segment contains a slash
 * @param variables the decoded path segments the route names
 * @param headers by lower-case name
 */
public record Request(
    String method,
    String path,
    Map<String, String> variables,
    Parameters query,
    Map<String, List<String>> headers,
    byte[] body) {

  /** The path segment the route names; it exists in every request of that route. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no variable " + name);
    }
    return value;
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /**
   * The body as a JSON object.
   *
   * @throws Json.MalformedJson if it is not one
   */
  public ObjectNode json() {
    return Json.readObject(body);
  }

  /** The body as an HTML form. */
  public Parameters form() {
    return Parameters.parse(new String(body, StandardCharsets.UTF_8));
  }
}
