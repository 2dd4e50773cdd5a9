package dev.calbridge.local.bench.caldav;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as wrk sends it.
 *
 * @param body text, or null for none; {@code @COUNT@} becomes another number each time
 */
record Request(String method, String path, Map<String, String> headers, @Nullable String body) {

  /** As a table of the Lua script. */
  String lua() {
    StringBuilder table = new StringBuilder();
    table.append("{method=").append(quoted(method)).append(",path=").append(quoted(path));
    table.append(",headers={");
    new TreeMap<>(headers)
        .forEach(
            (name, value) ->
                table
                    .append('[')
                    .append(quoted(name))
                    .append("]=")
                    .append(quoted(value))
                    .append(','));
    table.append('}');
    if (body != null) {
      table.append(",body=").append(quoted(body));
    }
    return table.append('}').toString();
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n")
        + '"';
  }
}
