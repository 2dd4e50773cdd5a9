package dev.calbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

  @ParameterizedTest(name = "{0} {1} goes to {2}")
  @CsvSource({
    "GET, /, PAGE",
    "HEAD, /, PAGE",
    "PROPFIND, /, GATEWAY",
    "OPTIONS, /, GATEWAY",
    "GET, /api/v1/tenants, SCHEDULER",
    "PUT, /api/v1/appointments/8f14e45f, SCHEDULER",
    "POST, /api/v1/feeds, SCHEDULER",
    "GET, /api/v1/changes, SCHEDULER",
    "GET, /feed/optik-himmel/secret.ics, SCHEDULER",
    "GET, /api/v1/service-credentials, CREDENTIAL",
    "POST, /api/v1/oauth-grants, CREDENTIAL",
    "GET, /api/v1/oauth/callback, CREDENTIAL",
    "POST, /api/v1/google/links, GOOGLE_SYNC",
    "PROPFIND, /dav/, GATEWAY",
    "REPORT, /dav/calendars/a/b/, GATEWAY",
    "PROPFIND, /principals/, GATEWAY",
    "PROPFIND, /.well-known/caldav, GATEWAY",
    "GET, /auth/realms/calbridge, KEYCLOAK",
  })
  void what_is_published_goes_to_its_owner(String method, String path, Destination destination) {
    assertThat(Routes.of(method, path)).isEqualTo(destination);
  }

  @ParameterizedTest(name = "{0} is not there")
  @CsvSource({
    "/internal/v1/entry-changes",
    "/q/health/ready",
    "/q/metrics",
    "/api/v1/internal",
    "/api/v1",
    "/api/v2/tenants",
    "/api/v1/tenants-of-others",
    "/davx",
    "/feed/a",
    "/feeds/a/b",
    "//internal/v1/entry-changes",
    "/.well-known/security.txt",
  })
  void nothing_else_is_published(String path) {
    assertThat(Routes.of("GET", path)).isEqualTo(Destination.NOT_FOUND);
  }

  @ParameterizedTest(name = "{0} is refused")
  @CsvSource({
    "/api/v1/tenants/../../../internal/v1/entry-changes",
    "/api/v1/tenants/%2e%2E/%2e./internal/v1/entry-changes",
    "/dav/./x",
    "/dav/..\\internal",
    "internal",
    "''",
  })
  void a_path_that_a_service_could_read_differently_is_refused(String path) {
    assertThat(Routes.of("POST", path)).isEqualTo(Destination.REFUSED);
  }
}
