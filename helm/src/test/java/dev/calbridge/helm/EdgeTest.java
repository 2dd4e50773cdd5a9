package dev.calbridge.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.Destination;
import dev.calbridge.local.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published, and where requests go. */
@WithHelm
class EdgeTest {

  private static final Map<Destination, String> SERVICES =
      Map.of(
          Destination.GATEWAY, "calbridge-caldav-gateway",
          Destination.SCHEDULER, "calbridge-scheduler-service",
          Destination.CREDENTIAL, "calbridge-credential-service",
          Destination.GOOGLE_SYNC, "calbridge-google-sync-service");

  /** A path that is published, as both kinds of route have it. */
  private record Published(String path, boolean exact, String service) {

    /** Both kinds compare whole segments. */
    boolean matches(String request) {
      return exact ? request.equals(path) : request.equals(path) || request.startsWith(path + "/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "gateway-api"})
  void requests_go_where_the_local_front_door_sends_them(String scenario) {
    List<Published> published = published(scenario);
    assertThat(published).hasSizeGreaterThan(25);
    for (Published path : published) {
      String request = path.path() + (path.exact() ? "" : "/a/b");
      assertThat(SERVICES.get(Routes.of("PROPFIND", request)))
          .as(request)
          .isEqualTo(path.service());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "gateway-api"})
  void every_path_of_the_services_interfaces_goes_to_its_service(String scenario) {
    List<Published> published = published(scenario);
    long open = 0;
    for (String service : Services.ALL) {
      JsonNode paths =
          Yaml.read(Services.file(service, "target/openapi/openapi.json")).path("paths");
      for (var path : paths.properties()) {
        boolean outside =
            path.getKey().matches("/(api|feed|dav|setup|principals|\\.well-known)(/.*)?");
        assertThat(backend(published, path.getKey().replaceAll("[{}]", "x")))
            .as(path.getKey())
            .isEqualTo(outside ? Optional.of("calbridge-" + service) : Optional.empty());
        open += outside ? 1 : 0;
      }
    }
    assertThat(open).isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "gateway-api"})
  void calendar_programs_find_their_way(String scenario) {
    List<Published> published = published(scenario);
    for (String path :
        List.of(
            "/",
            "/.well-known/caldav",
            "/principals/",
            "/dav/",
            "/dav/calendars/a/b/c.ics",
            "/setup")) {
      assertThat(backend(published, path)).as(path).contains("calbridge-caldav-gateway");
    }
    assertThat(backend(published, "/feed/optik-himmel/secret.ics"))
        .contains("calbridge-scheduler-service");
    assertThat(backend(published, "/api/v1/google/notifications"))
        .contains("calbridge-google-sync-service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "gateway-api"})
  void nothing_inside_is_published(String scenario) {
    List<Published> published = published(scenario);
    for (String path :
        List.of(
            "/internal/v1/entry-changes",
            "/q/health/ready",
            "/q/metrics",
            "/q/openapi",
            "/api/v1",
            "/api/v1/internal",
            "/davx",
            "/.well-known/security.txt")) {
      assertThat(backend(published, path)).as(path).isEmpty();
    }
  }

  @Test
  void every_method_comes_through() {
    assertThat(route().document().toString()).doesNotContain("\"method\"");
  }

  @Test
  void streams_are_not_cut_off() {
    for (JsonNode rule : route().at("/spec/rules")) {
      boolean stream = rule.path("matches").toString().matches(".*(changes|consents).*");
      assertThat(rule.at("/timeouts/request").asText()).isEqualTo(stream ? "0s" : "60s");
    }
  }

  @Test
  void backends_are_services_of_this_chart() {
    for (String scenario : List.of("full", "gateway-api", "ingress-haproxy")) {
      List<String> services =
          Manifest.ofKind(Chart.rendered(scenario), "Service").stream()
              .map(Manifest::name)
              .toList();
      assertThat(published(scenario)).extracting(Published::service).isSubsetOf(services);
    }
  }

  @Test
  void an_ingress_is_never_without_tls_and_takes_large_files() {
    Manifest full = ingress("full");
    assertThat(full.at("/spec/tls/0/hosts/0").asText()).isEqualTo("calendar.example.org");
    assertThat(full.at("/spec/tls/0/secretName").asText()).isEqualTo("calendar-tls");
    assertThat(full.at("/spec/rules/0/host").asText()).isEqualTo("calendar.example.org");
    assertThat(Manifest.map(full.at("/metadata/annotations")))
        .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", "33m")
        .containsEntry("nginx.ingress.kubernetes.io/proxy-read-timeout", "7200")
        .containsEntry("cert-manager.io/cluster-issuer", "letsencrypt");
    Manifest haproxy = ingress("ingress-haproxy");
    assertThat(haproxy.at("/spec/tls")).hasSize(1);
    assertThat(Manifest.map(haproxy.at("/metadata/annotations")))
        .containsEntry("haproxy-ingress.github.io/proxy-body-size", "33m");
  }

  @Test
  void google_has_no_path_where_it_is_left_out() {
    List<Manifest> manifests = Chart.rendered("gateway-api", "googleSyncService: {enabled: false}");
    assertThat(Manifest.ofKind(manifests, "HTTPRoute").getFirst().document().toString())
        .doesNotContain("google");
  }

  private static Manifest route() {
    return Manifest.ofKind(Chart.rendered("gateway-api"), "HTTPRoute").getFirst();
  }

  private static Manifest ingress(String scenario) {
    return Manifest.ofKind(Chart.rendered(scenario), "Ingress").getFirst();
  }

  private static Optional<String> backend(List<Published> published, String path) {
    return published.stream()
        .filter(route -> route.matches(path))
        .max(Comparator.comparingInt(route -> route.path().length()))
        .map(Published::service);
  }

  private static List<Published> published(String scenario) {
    List<Manifest> manifests = Chart.rendered(scenario);
    Stream<Published> ingress =
        Manifest.ofKind(manifests, "Ingress").stream()
            .flatMap(each -> Manifest.stream(each.at("/spec/rules/0/http/paths")))
            .map(
                path ->
                    new Published(
                        path.path("path").asText(),
                        path.path("pathType").asText().equals("Exact"),
                        path.at("/backend/service/name").asText()));
    Stream<Published> route =
        Manifest.ofKind(manifests, "HTTPRoute").stream()
            .flatMap(each -> Manifest.stream(each.at("/spec/rules")))
            .flatMap(
                rule ->
                    Manifest.stream(rule.path("matches"))
                        .map(
                            match ->
                                new Published(
                                    match.at("/path/value").asText(),
                                    match.at("/path/type").asText().equals("Exact"),
                                    rule.at("/backendRefs/0/name").asText())));
    return Stream.concat(ingress, route).toList();
  }
}
