package dev.calbridge.google.emulator.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who answers a request. */
public final class Router {
  private final List<Route> routes;

  public Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * The answer, or empty if no route fits.
   *
   * @param rawPath still escaped
   * @param rawQuery still escaped; empty if there is none
   * @param headers by lower-case name
   * @throws DroppedConnection if the client shall see the connection end without an answer
   * @throws IllegalArgumentException on a broken percent escape
   */
  public Optional<Response> answer(
      String method,
      String rawPath,
      String rawQuery,
      Map<String, List<String>> headers,
      byte[] body) {
    List<String> path = Route.split(rawPath);
    for (Route route : routes) {
      Optional<Map<String, String>> variables =
          route.method().equals(method) ? route.match(path) : Optional.empty();
      if (variables.isPresent()) {
        Request request =
            new Request(
                method,
                "/" + String.join("/", path.stream().map(Route::decode).toList()),
                variables.get(),
                Parameters.parse(rawQuery),
                headers,
                body);
        return Optional.of(route.handler().handle(request));
      }
    }
    return Optional.empty();
  }
}
