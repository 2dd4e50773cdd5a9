package dev.calbridge.google.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A method and path, and who answers it.
 *
 * @param name what journal and faults call it, such as {@code events.insert}
 * @param segments of the path; one in braces matches anything and is decoded into a variable
 */
public record Route(String method, List<String> segments, String name, Handler handler) {

  public static Route of(String method, String path, String name, Handler handler) {
    return new Route(method, split(path), name, handler);
  }

  /** The same route with something around its handler. */
  public Route around(UnaryOperator<Handler> wrapper) {
    return new Route(method, segments, name, wrapper.apply(handler));
  }

  /**
   * The variables if the raw (still escaped) path fits; a slash inside a segment is {@code %2F}.
   */
  Optional<Map<String, String>> match(List<String> rawSegments) {
    if (rawSegments.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < rawSegments.size(); i++) {
      String pattern = segments.get(i);
      String value = decode(rawSegments.get(i));
      if (pattern.startsWith("{")) {
        variables.put(pattern.substring(1, pattern.length() - 1), value);
      } else if (!pattern.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  static String decode(String segment) {
    // A plus sign is itself in a path, unlike in a query.
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
