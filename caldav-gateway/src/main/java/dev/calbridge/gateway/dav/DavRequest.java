package dev.calbridge.gateway.dav;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request, read whole.
 *
 * @param method in upper case
 * @param path as it came, percent-encoded, without query
 * @param headers by name in lower case; repeated ones joined with commas
 */
public record DavRequest(String method, String path, Map<String, String> headers, byte[] body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Program family: the first product of User-Agent, at most 64 characters. */
  public Optional<String> agent() {
    return header("User-Agent")
        .map(agent -> agent.strip().split("[ /(]", 2)[0])
        .filter(agent -> !agent.isEmpty())
        .map(agent -> agent.substring(0, Math.min(64, agent.length())));
  }
}
