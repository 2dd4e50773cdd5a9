package dev.calbridge.local;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decides which service a request from outside is for: what an ingress does in a cluster.
 *
 * <p>Only what is listed is published. {@code /internal} and {@code /q} are not.
 */
public final class Routes {

  private static final Map<String, Destination> API =
      Map.ofEntries(
          Map.entry("tenants", Destination.SCHEDULER),
          Map.entry("branches", Destination.SCHEDULER),
          Map.entry("employees", Destination.SCHEDULER),
          Map.entry("resources", Destination.SCHEDULER),
          Map.entry("appointment-types", Destination.SCHEDULER),
          Map.entry("appointment-statuses", Destination.SCHEDULER),
          Map.entry("customers", Destination.SCHEDULER),
          Map.entry("appointments", Destination.SCHEDULER),
          Map.entry("unavailabilities", Destination.SCHEDULER),
          Map.entry("availabilities", Destination.SCHEDULER),
          Map.entry("occurrences", Destination.SCHEDULER),
          Map.entry("waiting-list", Destination.SCHEDULER),
          Map.entry("feeds", Destination.SCHEDULER),
          Map.entry("changes", Destination.SCHEDULER),
          Map.entry("sync-journal", Destination.SCHEDULER),
          Map.entry("live-logs", Destination.SCHEDULER),
          Map.entry("mass-change-guard", Destination.SCHEDULER),
          Map.entry("republications", Destination.SCHEDULER),
          Map.entry("service-credentials", Destination.CREDENTIAL),
          Map.entry("service-credential-audit", Destination.CREDENTIAL),
          Map.entry("oauth", Destination.CREDENTIAL),
          Map.entry("oauth-grants", Destination.CREDENTIAL),
          Map.entry("google", Destination.GOOGLE_SYNC));

  /** What CalDAV clients ask the root for before they know better (RFC 6764 section 6). */
  private static final Set<String> ROOT_METHODS_OF_GATEWAY = Set.of("PROPFIND", "OPTIONS");

  private Routes() {}

  /**
   * @param method HTTP method
   * @param path path of the request target as it came in, without the query
   */
  public static Destination of(String method, String path) {
    if (ambiguous(path)) {
      return Destination.REFUSED;
    }
    if (path.equals("/")) {
      return ROOT_METHODS_OF_GATEWAY.contains(method) ? Destination.GATEWAY : Destination.PAGE;
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    return switch (segments.getFirst()) {
      case "api" -> api(segments);
      case "dav", "principals", "setup" -> Destination.GATEWAY;
      case "feed" -> segments.size() == 3 ? Destination.SCHEDULER : Destination.NOT_FOUND;
      case ".well-known" ->
          segments.size() > 1 && segments.get(1).equals("caldav")
              ? Destination.GATEWAY
              : Destination.NOT_FOUND;
      case "auth" -> Destination.KEYCLOAK;
      default -> Destination.NOT_FOUND;
    };
  }

  private static Destination api(List<String> segments) {
    if (segments.size() < 3 || !segments.get(1).equals("v1")) {
      return Destination.NOT_FOUND;
    }
    return API.getOrDefault(segments.get(2), Destination.NOT_FOUND);
  }

  /**
   * A dot segment, also an encoded one, would let a service find another path than the one judged
   * here (RFC 3986 section 6.2.2.3); so would a path that is none.
   */
  private static boolean ambiguous(String path) {
    if (!path.startsWith("/") || path.indexOf('\\') >= 0) {
      return true;
    }
    for (String segment : path.toLowerCase(Locale.ROOT).replace("%2e", ".").split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return true;
      }
    }
    return false;
  }
}
