package dev.calbridge.gateway.setup;

import dev.calbridge.gateway.dav.DavPath;
import java.net.IDN;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The addresses that programs want, each in its own form.
 *
 * @param origin scheme, host and port this service is reached at from outside
 * @param userName of the credential
 * @param user subject of the user account
 */
record SetupLinks(URI origin, String userName, String user) {

  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

  String host() {
    return origin.getHost();
  }

  boolean isSecure() {
    return "https".equals(origin.getScheme());
  }

  int port() {
    return origin.getPort() > 0 ? origin.getPort() : isSecure() ? 443 : 80;
  }

  /** For programs that find calendars themselves. */
  String account() {
    return absolute("/dav/");
  }

  String principal() {
    return absolute(new DavPath.Principal(user).href());
  }

  String principalPath() {
    return new DavPath.Principal(user).href();
  }

  String calendar(UUID resource) {
    return absolute(new DavPath.CalendarCollection(user, resource).href());
  }

  /** Opens DAVx⁵ with address and user name filled in. */
  String davx5() {
    String name = URLEncoder.encode(userName, StandardCharsets.UTF_8).replace("+", "%20");
    String port = origin.getPort() > 0 ? ":" + origin.getPort() : "";
    return "davx5://" + name + "@" + host() + port + "/dav/";
  }

  /** Lines of a zone file that lead from a domain here (RFC 6764 section 3). */
  List<String> dnsRecords(String domain) {
    return List.of(
        "_caldavs._tcp.%s. 3600 IN SRV 0 1 %d %s.".formatted(domain, port(), host()),
        "_caldavs._tcp.%s. 3600 IN TXT \"path=/dav/\"".formatted(domain),
        "_caldav._tcp.%s. 3600 IN SRV 0 0 0 .".formatted(domain));
  }

  /** Domain of a user name that is an address, or empty if it is none. */
  static Optional<String> domainOf(String userName) {
    int at = userName.lastIndexOf('@');
    return at < 0 ? Optional.empty() : domain(userName.substring(at + 1));
  }

  /**
   * A domain as it stands in a zone file, or empty if it is none.
   *
   * @param typed by a person
   */
  static Optional<String> domain(String typed) {
    try {
      String ascii = IDN.toASCII(typed.strip().toLowerCase(java.util.Locale.ROOT));
      return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String absolute(String path) {
    String port = origin.getPort() > 0 ? ":" + origin.getPort() : "";
    return origin.getScheme() + "://" + host() + port + path;
  }
}
