package dev.calbridge.scheduler.bench;

import dev.calbridge.scheduler.postgres.BookingScript;
import dev.calbridge.scheduler.world.Shop;
import dev.calbridge.scheduler.world.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * {@code ./calbridge bench scheduler}: no test, so surefire leaves it alone unless it is named.
 * Service and clients share one virtual machine, the database has its own process.
 */
@QuarkusTest
class SchedulerBench {

  /** As long as that of a booking, and of the shape that notices of changes are made from. */
  private static final String PAYLOAD =
      "{\"placements\":[{\"resource\":\"5b0c6f1e-8d58-4f0a-9d5e-0f6f1d1c2b01\"}],\"filler\":\"%s\"}"
          .formatted("x".repeat(800));

  private static final int RESOURCES = 32;
  private static final Duration SECONDS =
      Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
  private static final String WEEK = "from=2032-03-01T00:00:00Z&to=2032-03-08T00:00:00Z";

  @TestHTTPResource("/")
  URI origin;

  @Inject Pool pool;

  @ConfigProperty(name = "quarkus.datasource.reactive.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  private Shop shop;

  @Test
  void measure() throws Exception {
    shop = Shop.open();
    for (int i = 0; i < RESOURCES; i++) {
      Shop.as("admin")
          .body(Map.of("name", "Raum " + i, "branches", java.util.List.of(shop.stuttgart)))
          .put("/api/v1/resources/" + resource(i))
          .then()
          .statusCode(201);
    }
    booking();
    load();
    Clients four = new Clients(4);
    String books =
        IntStream.range(0, 12)
            .mapToObj(i -> "resource=" + resource(i))
            .collect(Collectors.joining("&"));
    read(
        "week view, 12 resources, 2,000 appointments",
        four,
        "api/v1/occurrences?limit=5000&" + WEEK + "&" + books);
    String series =
        IntStream.range(12, 22)
            .mapToObj(i -> "resource=" + resource(i))
            .collect(Collectors.joining("&"));
    read(
        "a year of 500 weekly series, 26,000 occurrences expanded, 1,000 told",
        new Clients(1),
        "api/v1/occurrences?limit=1000&from=2033-01-01T00:00:00Z&to=2034-01-01T00:00:00Z&"
            + series);
    read(
        "free slots over a month, 15 minute step, 20 bookings a day",
        four,
        "api/v1/resources/"
            + resource(30)
            + "/free-slots?limit=1000&from=2032-03-01T00:00:00Z&to=2032-04-01T00:00:00Z");
  }

  private void booking() throws Exception {
    Clients clients = new Clients(32);
    String token = Tokens.of("admin");
    LocalDateTime first = LocalDateTime.parse("2040-01-01T08:00:00");
    var unused = clients.send(SECONDS, i -> book(token, i, first), 201);
    LocalDateTime second = LocalDateTime.parse("2080-01-01T08:00:00");
    LocalDateTime third = LocalDateTime.parse("2120-01-01T08:00:00");
    OptionalDouble before = pgbench();
    Measured booked = clients.send(SECONDS, i -> book(token, i, second), 201);
    OptionalDouble after = pgbench();
    Measured again = clients.send(SECONDS, i -> book(token, i, third), 201);
    System.out.println("BENCH booking, 32 clients: " + booked + "; again " + again);
    if (before.isPresent() && after.isPresent()) {
      double plain = (before.getAsDouble() + after.getAsDouble()) / 2;
      double service = (booked.perSecond() + again.perSecond()) / 2;
      System.out.printf(
          "BENCH pgbench, same statements: %.0f/s and %.0f/s; ratio %.2f%n",
          before.getAsDouble(), after.getAsDouble(), service / plain);
    }
  }

  private OptionalDouble pgbench() throws Exception {
    URI database = URI.create(url.replace("vertx-reactive:", "").replaceFirst("\\?.*", ""));
    var program = PgBench.programs().findFirst();
    if (program.isEmpty()) {
      System.out.println("BENCH pgbench is not on this machine");
      return OptionalDouble.empty();
    }
    return new PgBench(
            program.get(),
            database.getHost(),
            database.getPort(),
            database.getPath().substring(1),
            user,
            password)
        .run(
            BookingScript.of(Shop.TENANT, RESOURCES, shop.stuttgart, PAYLOAD),
            32,
            (int) SECONDS.toSeconds());
  }

  private void read(String what, Clients clients, String path) throws Exception {
    HttpRequest request = request(Tokens.of("admin"), path).GET().build();
    var unused = clients.send(SECONDS.dividedBy(2), i -> request, 200);
    System.out.println("BENCH " + what + ": " + clients.send(SECONDS, i -> request, 200));
  }

  private HttpRequest book(String token, int number, LocalDateTime first) {
    LocalDateTime start = first.plusMinutes(30L * (number / RESOURCES));
    String body =
        """
        {"primaryResource":"%s","branch":"%s","title":"Sehtest","notes":"bringt alte Brille mit",
         "span":{"type":"timed","start":"%s","end":"%s","zone":"UTC"}}
        """
            .formatted(
                resource(number % RESOURCES),
                shop.stuttgart,
                Shop.text(start),
                Shop.text(start.plusMinutes(30)));
    return request(token, "api/v1/appointments").POST(BodyPublishers.ofString(body)).build();
  }

  private HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(origin.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  /** Books of a week, series and a month, written by the database itself. */
  private void load() {
    String insert =
        "insert into appointment (tenant, id, version, primary_resource, title, notes, home_visit,"
            + " shown_as_unavailable, free, start_at, end_at, zone, rule, excluded,"
            + " other_categories, extras, reach_from, reach_until, created_at, changed_at)"
            + " select $1, gen_random_uuid(), 1, md5('r' || r)::uuid, 'Sehtest', 'alte Brille', false,"
            + " false, false, t, t + interval '20 minutes', 'UTC', rule, '{}', '{}', '{}',"
            + " t at time zone 'UTC', until, now(), now() from ";
    String week =
        "(select i % 12 as r, timestamp '2032-03-01 06:00' + (i / 12) * interval '1 hour' as t,"
            + " null as rule from generate_series(0, 1999) i) x,"
            + " lateral (select (t + interval '20 minutes') at time zone 'UTC' as until) y";
    String series =
        "(select 12 + i % 10 as r, timestamp '2032-06-01 06:00' + i * interval '10 minutes' as t,"
            + " 'FREQ=WEEKLY' as rule, null::timestamptz as until"
            + " from generate_series(0, 499) i) x";
    String month =
        "(select 30 as r, timestamp '2032-03-01 08:00' + (i / 20) * interval '1 day'"
            + " + (i % 20) * interval '25 minutes' as t, null as rule"
            + " from generate_series(0, 619) i) x,"
            + " lateral (select (t + interval '20 minutes') at time zone 'UTC' as until) y";
    for (String what : java.util.List.of(week, series, month)) {
      pool.withTransaction(
              connection ->
                  connection
                      .preparedQuery("select set_config('app.tenant', $1, true)")
                      .execute(Tuple.of(Shop.TENANT))
                      .chain(
                          () ->
                              connection
                                  .preparedQuery(insert + what)
                                  .execute(Tuple.of(Shop.TENANT))))
          .await()
          .indefinitely();
    }
    Shop.as("admin")
        .body(
            Map.of(
                "resource", resource(30),
                "span",
                    Map.of(
                        "type",
                        "timed",
                        "start",
                        "2032-01-01T07:00:00",
                        "end",
                        "2032-01-01T19:00:00",
                        "zone",
                        "UTC"),
                "recurrence", Map.of("rule", "FREQ=DAILY")))
        .post("/api/v1/availabilities")
        .then()
        .statusCode(201);
  }

  /** As {@code md5('r' || n)::uuid} in SQL. */
  private static UUID resource(int number) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5").digest(("r" + number).getBytes(StandardCharsets.UTF_8));
      String hex = HexFormat.of().formatHex(hash);
      return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    } catch (java.security.NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
