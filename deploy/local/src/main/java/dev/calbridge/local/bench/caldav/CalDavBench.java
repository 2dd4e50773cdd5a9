package dev.calbridge.local.bench.caldav;

import dev.calbridge.local.AppointmentBook;
import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Purpose;
import dev.calbridge.local.Service;
import dev.calbridge.local.Stack;
import dev.calbridge.local.TemporaryStack;
import dev.calbridge.local.demo.Businesses;
import dev.calbridge.local.demo.DemoLoader;
import dev.calbridge.local.demo.DemoUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** {@code ./calbridge bench caldav}: see deploy/bench/README.md. */
public final class CalDavBench {

  private static final Duration ARRIVES = Duration.ofMinutes(3);

  private final Stack stack;
  private final HttpCalls http;
  private final BenchOptions options;
  private final Wrk wrk;
  private final Optional<StaticServer> nginx;

  private CalDavBench(
      Stack stack, HttpCalls http, BenchOptions options, Wrk wrk, Optional<StaticServer> nginx) {
    this.stack = stack;
    this.http = http;
    this.options = options;
    this.wrk = wrk;
    this.nginx = nginx;
  }

  public static void main(String[] arguments) {
    BenchOptions options = BenchOptions.parse(List.of(arguments));
    Path root = Path.of(System.getProperty("calbridge.root", "."));
    System.out.println("Starting the stack ...");
    try (TemporaryStack temporary = TemporaryStack.start(root, "bench-caldav", Purpose.MEASURING);
        HttpCalls http = new HttpCalls()) {
      Wrk wrk = new Wrk(root.resolve("deploy/bench/request.lua"), temporary.folder("wrk"));
      Optional<StaticServer> nginx = StaticServer.start(temporary.folder("nginx"));
      try {
        new CalDavBench(temporary.stack(), http, options, wrk, nginx).run();
      } finally {
        nginx.ifPresent(StaticServer::close);
      }
    }
    System.exit(0);
  }

  private void run() {
    DemoLoader people = new DemoLoader(http, stack.url(Listener.FRONT), Clock.systemUTC());
    people.load(false);
    String user = people.person(DemoUsers.EMPLOYEE).subject();
    List<FullCalendar> calendars =
        List.of(filled(people, "test-2", 1_000), filled(people, "lenses", 10_000));
    System.out.println(
        "requests/s, p50 and p99 in ms, CPU in ms per 1,000 requests of the gateway + its database,"
            + " the gateway's MiB resident, size of the first answer, requests/s of nginx for a file of that size");
    for (FullCalendar calendar : calendars) {
      if (calendar.size() > 0) {
        measure(calendar, user);
      }
    }
    if (options.hold()) {
      System.out.printf(
          "The gateway listens on %s as process %d, the requests are in %s; Ctrl-D ends it.%n",
          stack.url(Listener.GATEWAY), stack.pid(Service.GATEWAY), wrk.folder());
      hold();
    }
  }

  private static void hold() {
    try {
      var unused = System.in.readAllBytes();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private FullCalendar filled(DemoLoader people, String room, int size) {
    FullCalendar calendar =
        new FullCalendar(
            new AppointmentBook(
                people.person(DemoUsers.ADMIN), Businesses.opticians().resourceId(room)),
            LocalDate.now(Clock.systemUTC()));
    if (options.sizes().contains(size)) {
      System.out.println("Booking " + size + " appointments ...");
      calendar.fill(size);
    }
    return calendar;
  }

  private void measure(FullCalendar calendar, String user) {
    String origin = stack.url(Listener.GATEWAY);
    DavCalendar dav =
        new DavCalendar(
            http,
            origin,
            "/dav/calendars/" + user + "/" + calendar.resource() + "/",
            DemoUsers.CALDAV_USER,
            DemoUsers.CALDAV_PASSWORD);
    await(calendar, dav);
    System.out.printf("%n%,d objects%n", calendar.size());
    String account = DemoUsers.CALDAV_USER + ":" + DemoUsers.CALDAV_PASSWORD;
    String authorization =
        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    for (Scenario scenario : new Scenarios(calendar, dav, authorization).all()) {
      if (options.wants(scenario.name())) {
        measure(scenario, dav, origin);
      }
    }
  }

  private void measure(Scenario scenario, DavCalendar dav, String origin) {
    List<Request> requests = scenario.requests().get();
    Request first = requests.getFirst();
    int size =
        dav.send(first.method(), first.path(), first.body(), first.headers())
            .expect(scenario.name(), 200, 204, 207)
            .body()
            .getBytes(StandardCharsets.UTF_8)
            .length;
    var unused = wrk.run(scenario.name(), origin, requests, 8, options.warmUp());
    for (int connections : scenario.connections()) {
      Weight before = Weight.of(stack.pid(Service.GATEWAY));
      Duration databaseBefore = Weight.databaseCpu(Service.GATEWAY.database());
      Load load = wrk.run(scenario.name(), origin, requests, connections, options.seconds());
      Weight after = Weight.of(stack.pid(Service.GATEWAY));
      Duration database = Weight.databaseCpu(Service.GATEWAY.database()).minus(databaseBefore);
      String compared =
          nginx
              .map(
                  server ->
                      String.format(
                          Locale.ROOT,
                          "%8.0f",
                          wrk.run("nginx", server.origin(), server.fileOf(size), connections, 1)
                              .perSecond()))
              .orElse("-");
      System.out.printf(
          Locale.ROOT,
          "%-22s %2d conn %8.0f/s  p50 %7.2f  p99 %7.2f  CPU %6.0f + %5.0f  RSS %3d  %8d B  nginx %s%s%n",
          scenario.name(),
          connections,
          load.perSecond(),
          load.median().toNanos() / 1e6,
          load.slowest99().toNanos() / 1e6,
          perThousand(after.cpu().minus(before.cpu()), load),
          perThousand(database, load),
          after.residentMebibytes(),
          size,
          compared,
          load.isClean() ? "" : "  REFUSED " + load.refused() + " BROKEN " + load.broken());
    }
  }

  private static double perThousand(Duration cpu, Load load) {
    return cpu.toMillis() * 1_000.0 / Math.max(1, load.requests());
  }

  private static void await(FullCalendar calendar, DavCalendar dav) {
    long end = System.nanoTime() + ARRIVES.toNanos();
    String last = calendar.names().getLast();
    while (dav.get(last).status() != 200 && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }
}
