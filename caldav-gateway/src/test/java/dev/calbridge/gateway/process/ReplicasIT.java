package dev.calbridge.gateway.process;

import static dev.calbridge.gateway.http.ThunderbirdEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.dav.xml.Namespaces;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.Events;
import dev.calbridge.gateway.support.FakeCredentialService;
import dev.calbridge.gateway.support.FakeScheduler;
import dev.calbridge.gateway.support.NeighbourPorts;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.platform.testkit.PackagedService;
import dev.calbridge.platform.testkit.PlatformResource;
import dev.calbridge.scheduler.contract.CalendarEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two whole gateways over one database, without anything between them that would lead a program to
 * the same one again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);
  private static final XmlName CTAG = new XmlName(Namespaces.CALENDAR_SERVER, "getctag");
  private static final int ROUNDS = 30;

  private final Map<String, String> platform = new HashMap<>();
  private final List<PackagedService> replicas = new ArrayList<>();
  private FakeScheduler scheduler;
  private FakeCredentialService credentials;
  private Events events;
  private Practice practice;
  private DavClient one;
  private DavClient other;

  /** Both at once, over an empty database: they must not be in each other's way. */
  @BeforeAll
  void start() {
    platform.putAll(new PlatformResource().start());
    platform.putAll(new NeighbourPorts().start());
    platform.forEach(System::setProperty);
    replicas.add(gateway("replica-one", platform));
    replicas.add(gateway("replica-other", platform));
    replicas.forEach(PackagedService::awaitReady);
  }

  @AfterAll
  void stop() {
    replicas.forEach(PackagedService::close);
  }

  @BeforeEach
  void openTheShop() {
    scheduler = new FakeScheduler();
    credentials = new FakeCredentialService();
    events = new Events();
    practice = new Practice();
    credentials.knows(practice.password, practice.verified());
    one = new DavClient(replicas.getFirst().uri(), practice.userName, practice.password);
    other = new DavClient(replicas.getLast().uri(), practice.userName, practice.password);
    events.publish(practice.ownCalendar());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(poll(one).status()).isEqualTo(207));
  }

  @AfterEach
  void closeTheShop() {
    scheduler.close();
    credentials.close();
    events.close();
  }

  @Test
  @Order(1)
  void whatIsWrittenThroughOneIsSeenThroughTheOtherAtOnce() {
    String token = sync(other, "").syncToken();
    DavClient writer = one;
    DavClient reader = other;
    for (int i = 0; i < ROUNDS; i++) {
      String href = practice.calendar() + "neu" + i + ".ics";
      // The reader knows an answer to this question, which must not be given again.
      String before = ctag(reader);
      assertThat(ctag(reader)).isEqualTo(before);

      Answer put = writer.put(href, event("uid-" + i, "Nummer " + i), "If-None-Match", "*");

      assertThat(put.status()).isEqualTo(201);
      assertThat(ctag(reader)).isNotEqualTo(before).isEqualTo(ctag(writer));
      Answer news = sync(reader, token);
      assertThat(news.hrefs()).containsExactly(href);
      Answer got = reader.send("GET", href, null);
      Answer own = writer.send("GET", href, null);
      assertThat(got.body()).contains("SUMMARY:Nummer " + i).isEqualTo(own.body());
      assertThat(got.header("ETag")).isPresent().isEqualTo(own.header("ETag"));
      assertThat(reader.put(href, event("uid-" + i, "X"), "If-None-Match", "*").status())
          .isEqualTo(412);

      token = news.syncToken();
      DavClient next = writer;
      writer = reader;
      reader = next;
    }
    assertThat(sync(one, token).hrefs()).isEmpty();
    assertThat(sync(other, token).hrefs()).isEmpty();
  }

  @Test
  @Order(2)
  void whatAUserSetsThroughOneCountsThroughTheOther() {
    String href = practice.calendar() + "alarm.ics";
    one.put(href, event("uid-alarm", "Wecker"), "If-None-Match", "*");
    String before = ctag(other);
    String token = sync(other, "").syncToken();

    one.put(
        href, event("uid-alarm", "Wecker").replace("X-MOZ-GENERATION:2\n", "X-MOZ-LASTACK:1\n"));

    assertThat(ctag(other)).isNotEqualTo(before);
    assertThat(sync(other, token).hrefs()).containsExactly(href);
    assertThat(other.send("GET", href, null).body()).contains("X-MOZ-LASTACK:1");
  }

  @Test
  @Order(3)
  void anEventIsAppliedOnceAndAnAppliedAnswerMakesItsEventANoOp() {
    String href = practice.calendar() + "mine.ics";
    one.put(href, event("uid-mine", "Meins"), "If-None-Match", "*");
    String token = sync(one, "").syncToken();
    long number = number(token);

    events.publish(scheduler.entry(practice.resource, "mine.ics"));
    List<CalendarEntry> fromHouse = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CalendarEntry entry = practice.appointment("Haus " + i, MONDAY.plusHours(i));
      fromHouse.add(entry);
      events.publish(entry);
      events.publish(entry);
    }

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(sync(other, token).hrefs()).hasSize(fromHouse.size()));
    String now = sync(other, token).syncToken();
    assertThat(number(now)).isEqualTo(number + fromHouse.size());
    assertThat(sync(one, token).body()).isEqualTo(sync(other, token).body());
    assertThat(sync(one, now).hrefs()).isEmpty();
  }

  @Test
  @Order(4)
  void aRevokedCredentialIsOutOnBothWithinTwoSeconds() {
    assertThat(poll(one).status()).isEqualTo(207);
    assertThat(poll(other).status()).isEqualTo(207);
    int asked = credentials.questions();
    assertThat(poll(other).status()).isEqualTo(207);
    assertThat(credentials.questions()).as("from memory").isEqualTo(asked);
    credentials.forget(practice.userName);

    events.publishCredentialRemoval(practice.tenant, practice.credential, 2);

    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              assertThat(poll(one).status()).isEqualTo(401);
              assertThat(poll(other).status()).isEqualTo(401);
            });
  }

  @Test
  @Order(5)
  void aReplicaThatStartsWhileKafkaIsAwayServesWhatTheOthersHaveRead() {
    String href = practice.calendar() + "neu.ics";
    assertThat(other.put(href, event("uid-neu", "Neu")).status()).isEqualTo(201);
    Map<String, String> settings = new HashMap<>(platform);
    settings.put("kafka.bootstrap.servers", "127.0.0.1:1");
    settings.put("calbridge.gateway.catch-up-patience", "1s");

    try (PackagedService late = gateway("replica-without-kafka", settings)) {
      late.awaitReady();

      DavClient client = new DavClient(late.uri(), practice.userName, practice.password);
      assertThat(client.send("GET", href, null).body()).contains("SUMMARY:Neu");
      assertThat(sync(client, "").hrefs()).containsExactly(href);
      assertThat(client.put(practice.calendar() + "neuer.ics", event("uid-er", "Neuer")).status())
          .isEqualTo(201);
    }
  }

  /** Last, for nobody comes back. */
  @Test
  @Order(6)
  void whenOneIsKilledTheOtherReadsEverything() {
    replicas.getFirst().kill();
    List<CalendarEntry> entries = new ArrayList<>();
    // Enough of them that each partition has some.
    for (int i = 0; i < 40; i++) {
      CalendarEntry entry = practice.appointment("Allein " + i, MONDAY.plusHours(i));
      entries.add(entry);
      events.publish(entry);
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(sync(other, "").hrefs()).hasSize(entries.size()));
    assertThat(
            other
                .put(practice.calendar() + "neu.ics", event(UUID.randomUUID().toString(), "Neu"))
                .status())
        .isEqualTo(201);
  }

  private static PackagedService gateway(String name, Map<String, String> settings) {
    return PackagedService.start(Path.of(""), name, PackagedService.QUICK_AND_SMALL, settings);
  }

  private Answer poll(DavClient client) {
    return client.send(
        "PROPFIND",
        practice.calendar(),
        """
        <propfind xmlns="DAV:" xmlns:CS="http://calendarserver.org/ns/">
          <prop><CS:getctag/><sync-token/></prop>
        </propfind>""",
        "Depth",
        "0");
  }

  private String ctag(DavClient client) {
    return poll(client).property(practice.calendar(), CTAG).text();
  }

  private Answer sync(DavClient client, String token) {
    return client.report(
        practice.calendar(), DavClient.body("thunderbird-sync.xml").formatted(token));
  }

  private static long number(String token) {
    return Long.parseLong(token.substring(token.lastIndexOf(':') + 1));
  }
}
