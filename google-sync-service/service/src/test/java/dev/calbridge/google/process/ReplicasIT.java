package dev.calbridge.google.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.google.emulator.api.Quotas;
import dev.calbridge.google.process.Traffic.Appointment;
import dev.calbridge.google.process.Traffic.Place;
import dev.calbridge.google.world.GoogleUser;
import dev.calbridge.google.world.SyncTest;
import dev.calbridge.google.world.SyncWorld;
import dev.calbridge.google.world.Tokens;
import dev.calbridge.platform.testkit.PackagedService;
import dev.calbridge.platform.testkit.PlatformResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two whole processes work on the same links, over one database, while people edit on both sides.
 * They are killed (SIGKILL) at random moments, one or both, and started again. In the end nothing
 * is lost, nothing doubled, and no link was ever worked on by both. {@code -Dcalbridge.seed=N}
 * repeats the choices, if not the timing; {@code -Dcalbridge.rounds=N} kills more often.
 */
class ReplicasIT {

  private static final int LINKS = 6;
  private static final int ROUNDS = Integer.getInteger("calbridge.rounds", 3);
  private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");
  private static final List<String> OPTIONS =
      List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final long seed = Long.getLong("calbridge.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Tap> taps = new ArrayList<>();
  private final PackagedService[] replicas = new PackagedService[2];
  private final Map<Place, String> links = new HashMap<>();
  private Map<String, String> platform;
  private SyncWorld world;

  @BeforeEach
  void start() throws Exception {
    KAFKA.setLevel(Level.WARNING);
    System.out.println("Replicas with -Dcalbridge.seed=" + seed);
    platform = new PlatformResource().start();
    world = new SyncWorld(Quotas.Limits.NONE);
    world.house.connect(
        platform.get("kafka.bootstrap.servers"), platform.get("calbridge.topic-prefix"));
    start(0);
    // One after the other: both would migrate the empty database.
    replicas[0].awaitReady();
    start(1);
    replicas[1].awaitReady();
  }

  @AfterEach
  void stop() {
    for (PackagedService replica : replicas) {
      if (replica != null) {
        replica.close();
      }
    }
    taps.forEach(Tap::close);
    world.close();
  }

  private void start(int number) {
    String name = "replica-" + number + "-" + taps.size();
    Tap tap = Tap.to(world.googleUri(), name, Duration.ofMillis(5 + random.nextInt(15)));
    taps.add(tap);
    Map<String, String> settings = new HashMap<>(platform);
    settings.putAll(world.settings());
    settings.putAll(
        Map.of(
            "calbridge.google.api-url", tap.url(),
            "calbridge.google.poll-interval", "1s",
            "calbridge.google.lease", "3s",
            // How many go at once is not what this is about.
            "calbridge.google.guard.share", "1"));
    replicas[number] = PackagedService.start(Path.of(""), name, OPTIONS, settings);
  }

  @Test
  void nothingIsLostOrDoubledWhoeverDies() throws Exception {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      places.add(link(i));
    }
    Traffic traffic = new Traffic(world.house, world.google, places, random);
    Thread people = Thread.ofVirtual().start(traffic);
    someMore(traffic, 60);
    assertThat(workers()).as("replicas that work").hasSize(2);

    int victim = random.nextInt(2);
    replicas[victim].kill();
    changesArrive(places);
    start(victim);
    for (int round = 1; round < ROUNDS; round++) {
      replicas[0].awaitReady();
      replicas[1].awaitReady();
      someMore(traffic, 5 + random.nextInt(60));
      // Every other time nobody is left.
      int first = random.nextInt(2);
      replicas[first].kill();
      if (round % 2 == 0) {
        replicas[1 - first].kill();
        start(1 - first);
      }
      start(first);
    }
    replicas[0].awaitReady();
    replicas[1].awaitReady();
    someMore(traffic, 60);
    traffic.stop();
    people.join();

    places.forEach(place -> bothSidesAreAlike(traffic, place));
    aSecondRunWritesNothing(places);
    noLinkWasWorkedOnByTwo();
  }

  private Place link(int number) {
    Place place =
        new Place(world.house.resource("Ressource " + number), world.google.newCalendar("K"));
    UUID grant = world.grants.consent(GoogleUser.EMAIL);
    Response created =
        soon()
            .until(
                () ->
                    as(number % 2)
                        .body(
                            Map.of(
                                "resource",
                                place.resource(),
                                "calendarId",
                                place.calendar(),
                                "grant",
                                grant,
                                "policy",
                                number < LINKS / 2 ? "keep-ours" : "take-theirs",
                                "direction",
                                "both"))
                        .post("/api/v1/google/links"),
                response -> !"resource-unknown".equals(response.path("code")));
    created.then().statusCode(201);
    links.put(place, created.path("id"));
    return place;
  }

  private RequestSpecification as(int replica) {
    return given()
        .baseUri(replicas[replica].uri().toString())
        .auth()
        .oauth2(Tokens.of("admin"))
        .contentType("application/json");
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
  }

  private static void someMore(Traffic traffic, int steps) {
    int until = traffic.steps() + steps;
    soon().until(() -> traffic.steps() >= until);
  }

  private List<String> workers() {
    return taps.stream()
        .flatMap(tap -> tap.calls().stream())
        .map(Tap.Call::replica)
        .distinct()
        .toList();
  }

  /** A change in the house is seen in Google, and one in Google in the house. */
  private void changesArrive(List<Place> places) {
    String title = "X" + UUID.randomUUID();
    Map<Place, UUID> entries = new HashMap<>();
    for (Place place : places) {
      var wanted = SyncTest.appointment(title, SyncTest.TOMORROW_NINE);
      entries.put(place, world.house.create(place.resource(), wanted).id());
    }
    for (Place place : places) {
      soon().until(() -> world.google.event(place.calendar(), title).isPresent());
      String event = world.google.event(place.calendar(), title).orElseThrow().get("id").asText();
      world.google.delete(place.calendar(), event);
    }
    entries.values().forEach(entry -> soon().until(() -> world.house.entry(entry).isEmpty()));
  }

  private void bothSidesAreAlike(Traffic traffic, Place place) {
    await("link " + links.get(place) + " of seed " + seed)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              assertThat(pending(place)).as("pending").isZero();
              List<Appointment> google = traffic.googleSays(place);
              assertThat(google)
                  .as("in Google, as in the house")
                  .isEqualTo(traffic.houseSays(place));
              assertThat(google.stream().filter(Traffic::oneEditor))
                  .as("what one person said last")
                  .containsExactlyElementsOf(traffic.expected(place));
              assertThat(google).extracting(Appointment::name).doesNotHaveDuplicates();
            });
  }

  private int pending(Place place) {
    return as(0).get("/api/v1/google/links/" + links.get(place)).path("pending");
  }

  private void aSecondRunWritesNothing(List<Place> places) {
    long before = world.google.journal();
    Map<Place, Integer> changes = new HashMap<>();
    for (Place place : places) {
      changes.put(place, world.house.changes(place.resource()).size());
      as(1).post("/api/v1/google/links/" + links.get(place) + "/sync").then().statusCode(202);
    }
    for (Place place : places) {
      soon().until(() -> world.google.requests("events.list", before, place.calendar()) >= 2);
      assertThat(world.google.writes(before, place.calendar())).isZero();
      assertThat(world.house.changes(place.resource())).hasSize(changes.get(place));
    }
  }

  private void noLinkWasWorkedOnByTwo() {
    Map<String, List<Tap.Call>> ofCalendar = new HashMap<>();
    taps.stream()
        .flatMap(tap -> tap.calls().stream())
        .forEach(
            call -> ofCalendar.computeIfAbsent(call.calendar(), _ -> new ArrayList<>()).add(call));
    assertThat(ofCalendar).hasSize(LINKS);
    ofCalendar.values().forEach(ReplicasIT::oneAtATime);
  }

  private static void oneAtATime(List<Tap.Call> calls) {
    List<Tap.Call> inOrder =
        calls.stream().sorted(Comparator.comparingLong(Tap.Call::begin)).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      Tap.Call one = inOrder.get(i);
      for (int next = i + 1; next < inOrder.size() && inOrder.get(next).overlaps(one); next++) {
        assertThat(inOrder.get(next).replica())
            .as("at the same time as " + one)
            .isEqualTo(one.replica());
      }
    }
  }
}
