package dev.calbridge.google.bench;

import static io.restassured.RestAssured.given;

import dev.calbridge.google.emulator.api.Quotas;
import dev.calbridge.google.world.GoogleUser;
import dev.calbridge.google.world.SyncWorld;
import dev.calbridge.google.world.Tokens;
import dev.calbridge.platform.testkit.PackagedService;
import dev.calbridge.platform.testkit.PlatformResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The packaged service between the emulator, which is 40 ms away, and a house. */
final class Bench implements AutoCloseable {

  static final int LATENCY_MILLIS = 40;

  private static final List<String> OPTIONS = List.of("-Xmx192m", "-XX:+UseSerialGC");
  private static final String UNLIMITED = "1000000000";

  /** A linked calendar. */
  record Linked(String id, UUID resource, String calendar) {}

  final SyncWorld world;
  private final Path module;
  private final Map<String, String> platform;
  private final UUID grant;
  private PackagedService service;

  Bench(Path module) throws IOException {
    this.module = module;
    platform = new PlatformResource().start();
    world = new SyncWorld(Quotas.Limits.NONE);
    world.house.connect(
        platform.get("kafka.bootstrap.servers"), platform.get("calbridge.topic-prefix"));
    grant = world.grants.consent(GoogleUser.EMAIL);
    world.google.disturb(
        "{\"path\":\"^/calendar/\",\"delayMillis\":%d,\"count\":2000000000}"
            .formatted(LATENCY_MILLIS));
  }

  /** Starts the service anew; what is in the database stays. */
  void restart(Map<String, String> more) {
    if (service != null) {
      service.kill();
    }
    Map<String, String> settings = new HashMap<>(platform);
    settings.putAll(world.settings());
    settings.put("calbridge.google.sweep-interval", "500ms");
    settings.put("calbridge.google.poll-interval", "1h");
    settings.put("calbridge.google.retry-pause", "500ms");
    settings.put(
        "calbridge.google.push-url",
        "http://localhost:${quarkus.http.port}/api/v1/google/notifications");
    for (String quota : List.of("account-per-minute", "project-per-minute", "project-per-day")) {
      settings.put("calbridge.google.quota." + quota, UNLIMITED);
    }
    settings.put("quarkus.log.level", "WARN");
    settings.put("kafka.session.timeout.ms", "6000");
    settings.putAll(more);
    settings.values().removeIf(String::isEmpty);
    service = PackagedService.start(module, "bench", OPTIONS, settings);
    service.awaitReady();
  }

  UUID grant() {
    return grant;
  }

  RequestSpecification asAdmin() {
    return given()
        .baseUri(service.uri().toString())
        .auth()
        .oauth2(Tokens.of("admin"))
        .contentType("application/json");
  }

  Linked link(UUID resource) {
    String calendar = world.google.newCalendar("Bench");
    Response created =
        soon()
            .until(
                () ->
                    asAdmin()
                        .body(
                            Map.of(
                                "resource", resource,
                                "calendarId", calendar,
                                "grant", grant))
                        .post("/api/v1/google/links"),
                response -> !"resource-unknown".equals(response.path("code")));
    if (created.statusCode() != 201) {
      throw new IllegalStateException(created.asString());
    }
    return new Linked(created.path("id"), resource, calendar);
  }

  List<Linked> links(int count) throws Exception {
    return inParallel(8, count, number -> link(world.house.resource("Ressource " + number)));
  }

  /** Nothing is left to do for any of them. */
  void awaitQuiet(List<Linked> links) {
    links.forEach(
        link ->
            soon()
                .until(
                    () ->
                        asAdmin().get("/api/v1/google/links/" + link.id()).<Integer>path("pending")
                            == 0));
  }

  static ConditionFactory soon() {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50));
  }

  /** Resident set in MiB, as ps tells it. */
  long residentMebibytes() {
    return Long.parseLong(
            output("ps", "-o", "rss=", "-p", Long.toString(service.process().pid())).strip())
        / 1024;
  }

  /** Heap in use after a collection, in KiB. */
  long heapKibibytes() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(service.process().pid());
    output(jcmd, pid, "GC.run");
    return output(jcmd, pid, "GC.heap_info")
        .lines()
        .filter(line -> line.contains("total") && !line.contains("Metaspace"))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")))
        .sum();
  }

  private static String output(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      return new String(process.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What would take too long over REST is put into the database at once. */
  void sql(String... statements) {
    try (Connection connection =
            DriverManager.getConnection(
                platform.get("quarkus.datasource.jdbc.url"),
                platform.get("quarkus.flyway.username"),
                platform.get("quarkus.flyway.password"));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('app.tenant', 'optik-himmel', true)");
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Work with a number. */
  interface Work<T> {
    T of(int number) throws Exception;
  }

  static <T> List<T> inParallel(int threads, int times, Work<T> work) throws Exception {
    List<Callable<T>> calls = new ArrayList<>();
    for (int number = 0; number < times; number++) {
      int own = number;
      calls.add(() -> work.of(own));
    }
    try (var pool = Executors.newFixedThreadPool(threads)) {
      List<T> results = new ArrayList<>();
      for (Future<T> done : pool.invokeAll(calls)) {
        results.add(done.get());
      }
      return results;
    }
  }

  @Override
  public void close() {
    if (service != null) {
      service.kill();
    }
    world.close();
  }
}
