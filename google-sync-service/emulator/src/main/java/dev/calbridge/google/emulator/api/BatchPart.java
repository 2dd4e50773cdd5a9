package dev.calbridge.google.emulator.api;

import dev.calbridge.google.emulator.error.Errors;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request inside a batch.
 *
 * @param id Content-ID of the part, if it has one
 * @param rawPath still escaped
 * @param headers by lower-case name
 */
record BatchPart(
    Optional<String> id,
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] body) {

  /**
   * The parts of a {@code multipart/mixed} body.
   *
   * @throws dev.calbridge.google.emulator.error.GoogleError 400 if a part is no HTTP request
   */
  static List<BatchPart> parse(String boundary, byte[] body) {
    // One character for each byte, so that bodies keep theirs.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String[] pieces =
        ("\r\n" + text).split("\r?\n--" + java.util.regex.Pattern.quote(boundary), -1);
    if (pieces.length < 2 || !pieces[pieces.length - 1].startsWith("--")) {
      throw malformed();
    }
    List<BatchPart> parts = new ArrayList<>();
    for (int i = 1; i < pieces.length - 1; i++) {
      parts.add(part(pieces[i].replaceFirst("^[ \t]*\r?\n", "")));
    }
    return parts;
  }

  /** Content-ID of the answer to this part. */
  Optional<String> answerId() {
    return id.map(own -> own.startsWith("<") ? "<response-" + own.substring(1) : "response-" + own);
  }

  private static BatchPart part(String text) {
    String[] outer = halves(text);
    String[] inner = halves(outer[1]);
    String[] lines = inner[0].split("\r?\n", -1);
    String[] request = lines[0].split(" ", -1);
    if (request.length < 2) {
      throw malformed();
    }
    Map<String, List<String>> headers = headers(List.of(lines).subList(1, lines.length));
    String method = headers.getOrDefault("x-http-method-override", List.of(request[0])).getFirst();
    URI target = uri(request[1]);
    String query = target.getRawQuery();
    return new BatchPart(
        headers(List.of(outer[0].split("\r?\n", -1))).getOrDefault("content-id", List.of()).stream()
            .findFirst(),
        method.toUpperCase(Locale.ROOT),
        target.getRawPath(),
        query == null ? "" : query,
        headers,
        inner[1].strip().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What stands before and after the first empty line. */
  private static String[] halves(String text) {
    String[] halves = text.split("\r?\n\r?\n", 2);
    return halves.length == 2 ? halves : new String[] {text.stripTrailing(), ""};
  }

  private static Map<String, List<String>> headers(List<String> lines) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(
                line.substring(0, colon).strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static URI uri(String target) {
    try {
      URI uri = URI.create(target);
      if (uri.getRawPath() != null && uri.getRawPath().startsWith("/")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the refusal.
    }
    throw malformed();
  }

  private static dev.calbridge.google.emulator.error.GoogleError malformed() {
    return Errors.badRequest("Failed to parse batch request, error: malformed part");
  }
}
