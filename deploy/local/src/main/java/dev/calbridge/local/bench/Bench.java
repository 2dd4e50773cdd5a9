package dev.calbridge.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.local.AppointmentBook;
import dev.calbridge.local.DavCalendar;
import dev.calbridge.local.HttpCalls;
import dev.calbridge.local.Ports.Listener;
import dev.calbridge.local.Service;
import dev.calbridge.local.Stack;
import dev.calbridge.local.TemporaryStack;
import dev.calbridge.local.demo.Businesses;
import dev.calbridge.local.demo.DemoUsers;
import dev.calbridge.local.demo.Demonstration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * {@code ./calbridge bench}: how long a change takes to arrive, how long the stack takes to start,
 * and what its services weigh. See docs/benchmarks.md.
 */
public final class Bench {

  private static final int CALDAV_PER_SECOND = 50;
  private static final int GOOGLE_PER_SECOND = 10;
  private static final int SECONDS = 20;
  private static final int WARM_UP_SECONDS = 10;
  private static final Duration ARRIVES = Duration.ofSeconds(60);

  private final Stack stack;
  private final HttpCalls http;
  private final Demonstration demonstration;
  private final Clock clock = Clock.systemUTC();

  private Bench(Stack stack, HttpCalls http, Demonstration demonstration) {
    this.stack = stack;
    this.http = http;
    this.demonstration = demonstration;
  }

  public static void main(String[] arguments) {
    Path root = Path.of(System.getProperty("calbridge.root", "."));
    System.out.println("Starting the stack ...");
    long began = System.nanoTime();
    try (TemporaryStack temporary = TemporaryStack.start(root, "bench");
        HttpCalls http = new HttpCalls()) {
      Duration ready = Duration.ofNanos(System.nanoTime() - began);
      Stack stack = temporary.stack();
      Demonstration demonstration = Demonstration.load(stack, http, true);
      Duration loaded = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf(
          "Stack ready after %.1f s, with demo data after %.1f s%n",
          ready.toMillis() / 1000.0, loaded.toMillis() / 1000.0);
      new Bench(stack, http, demonstration).run();
    }
    System.exit(0);
  }

  private void run() {
    LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
    for (Service service : Service.values()) {
      System.out.printf("Idle %-20s %4d MiB RSS%n", service.label(), residentMebibytes(service));
    }
    AppointmentBook rooms = roomBook();
    new SteadyRate(CALDAV_PER_SECOND / 2)
        .run(WARM_UP_SECONDS * CALDAV_PER_SECOND / 2, number -> create(rooms, "Warm", number));
    toCalDav(rooms);
    System.out.println(
        "REST request to present in Google at " + GOOGLE_PER_SECOND + "/s: " + toGoogle());
  }

  /** Appointments of a room: no Google calendar is linked to it. */
  private AppointmentBook roomBook() {
    return new AppointmentBook(
        demonstration.people().person(DemoUsers.ADMIN),
        Businesses.opticians().resourceId("lenses"));
  }

  /** The commit lies between the request and its answer. */
  private void toCalDav(AppointmentBook rooms) {
    String own = demonstration.dav().path();
    String path =
        own.replace(
            demonstration.appointments().resource().toString(), rooms.resource().toString());
    DavCalendar calendar =
        new DavCalendar(
            http,
            stack.url(Listener.FRONT),
            path,
            DemoUsers.CALDAV_USER,
            DemoUsers.CALDAV_PASSWORD);
    Map<String, Long> sent = new ConcurrentHashMap<>();
    Map<String, Long> answered = new ConcurrentHashMap<>();
    try (ChangeFeed feed = ChangeFeed.of(calendar)) {
      new SteadyRate(CALDAV_PER_SECOND)
          .run(
              CALDAV_PER_SECOND * SECONDS,
              number -> {
                long began = System.nanoTime();
                String name = create(rooms, "CalDAV", number) + ".ics";
                answered.put(name, System.nanoTime());
                sent.put(name, began);
              });
      awaitAll(() -> feed.seen().keySet().containsAll(sent.keySet()));
      String rate = " at " + CALDAV_PER_SECOND + "/s: ";
      System.out.println("REST request to answer" + rate + between(sent, answered, sent));
      System.out.println("REST request to CalDAV" + rate + between(sent, feed.seen(), sent));
      System.out.println("REST answer to CalDAV" + rate + between(answered, feed.seen(), sent));
    }
  }

  /** What is seen before the answer has arrived counts as seen with it. */
  private static Latencies between(
      Map<String, Long> from, Map<String, Long> until, Map<String, Long> expected) {
    List<Duration> measured = new ArrayList<>();
    from.forEach(
        (name, began) -> {
          Long ended = until.get(name);
          if (ended != null) {
            measured.add(Duration.ofNanos(Math.max(0, ended - began)));
          }
        });
    return complete(measured, expected.size());
  }

  /** Until the emulator's own clock says that the event was created. */
  private Latencies toGoogle() {
    AppointmentBook own = demonstration.appointments();
    Map<String, Instant> sent = new ConcurrentHashMap<>();
    new SteadyRate(GOOGLE_PER_SECOND)
        .run(
            GOOGLE_PER_SECOND * SECONDS,
            number -> {
              sent.put("Google " + number, clock.instant());
              var unused = create(own, "Google", number);
            });
    Map<String, Duration> measured = new ConcurrentHashMap<>();
    awaitAll(
        () -> {
          for (JsonNode event : demonstration.google().events()) {
            Instant began = sent.get(event.path("summary").asText());
            if (began != null) {
              Instant created = Instant.parse(event.path("created").asText());
              measured.put(event.path("summary").asText(), Duration.between(began, created));
            }
          }
          return measured.size() == sent.size();
        });
    return complete(new ArrayList<>(measured.values()), sent.size());
  }

  private static UUID create(AppointmentBook book, String what, int number) {
    UUID id = UUID.randomUUID();
    LocalDateTime start =
        LocalDate.now(ZoneId.of("Europe/Berlin"))
            .plusDays(30L + number % 200)
            .atTime(8 + number % 10, 0);
    var unused = book.create(id, what + " " + number, start, 30);
    return id;
  }

  private static Latencies complete(List<Duration> measured, int expected) {
    if (measured.size() < expected) {
      System.out.printf("%d of %d never arrived%n", expected - measured.size(), expected);
    }
    return new Latencies(measured);
  }

  private static void awaitAll(BooleanSupplier arrived) {
    long end = System.nanoTime() + ARRIVES.toNanos();
    while (!arrived.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private long residentMebibytes(Service service) {
    try {
      Process ps =
          new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(stack.pid(service))).start();
      try (BufferedReader out = ps.inputReader()) {
        return Long.parseLong(String.valueOf(out.readLine()).strip()) / 1024;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
