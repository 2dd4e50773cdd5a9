package dev.calbridge.google.emulator;

import static dev.calbridge.google.emulator.Fixture.event;
import static dev.calbridge.google.emulator.Fixture.reasonOf;
import static dev.calbridge.google.emulator.Fixture.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Channel;
import com.google.api.services.calendar.model.Event;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushConformanceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final Fixture google = Fixture.start();
  private final Calendar client = google.client(Transport.APACHE);
  private final List<Headers> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer program;
  private String calendar;

  @BeforeEach
  void listen() throws IOException {
    calendar = Fixture.newCalendar(client);
    program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    program.createContext(
        "/push",
        exchange -> {
          boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          if (!refused) {
            received.add(exchange.getRequestHeaders());
          }
          exchange.sendResponseHeaders(refused ? 503 : 204, -1);
          exchange.close();
        });
    program.start();
  }

  @AfterEach
  void stop() {
    program.stop(0);
    google.close();
  }

  @Test
  void theFirstMessageSaysSyncAndEachChangeSaysExists() throws IOException {
    Channel opened = watch("channel-1");

    await().until(() -> received.size() == 1);
    insert();
    await().until(() -> received.size() == 2);

    assertThat(opened.getExpiration()).isEqualTo(NOW.plus(Duration.ofDays(7)).toEpochMilli());
    assertThat(states()).containsExactly("sync", "exists");
    Headers message = received.get(1);
    assertThat(message.getFirst("X-Goog-Channel-ID")).isEqualTo("channel-1");
    assertThat(message.getFirst("X-Goog-Channel-Token")).isEqualTo("only-we-know");
    assertThat(message.getFirst("X-Goog-Resource-ID")).isEqualTo(opened.getResourceId());
    assertThat(message.getFirst("X-Goog-Channel-Expiration"))
        .isEqualTo("Mon, 30 Nov 2026 08:00:00 GMT");
    assertThat(Long.parseLong(message.getFirst("X-Goog-Message-Number"))).isGreaterThan(1);
  }

  @Test
  void readingAndRefusedWritesAreNoNews() throws IOException {
    watch("channel-1");
    await().until(() -> received.size() == 1);

    client.events().list(calendar).execute();
    refusalOf(() -> client.events().delete(calendar, "nobody").execute());
    insert();

    await().until(() -> received.size() == 2);
    assertThat(states()).containsExactly("sync", "exists");
  }

  @Test
  void aChangeByTheUserIsNewsAndOneInAnotherCalendarIsNot() throws IOException {
    String other = Fixture.newCalendar(client);
    watch("channel-1");
    await().until(() -> received.size() == 1);

    client.events().insert(other, appointment()).execute();
    String body =
        """
        {"summary":"Anruf","start":{"dateTime":"2026-11-24T10:00:00+01:00"},
         "end":{"dateTime":"2026-11-24T11:00:00+01:00"}}
        """;
    google.control("POST", "/calendars/" + calendar.replace("@", "%40") + "/events", body);

    await().until(() -> received.size() == 2);
    assertThat(google.control("GET", "/channels", "").path("delivered").asInt()).isEqualTo(2);
  }

  @Test
  void aMessageRefusedWith503ComesAgain() throws IOException {
    refusals.set(2);

    watch("channel-1");

    await().until(() -> states().equals(List.of("sync")));
  }

  @Test
  void messagesCanBeLostAndCanComeTwice() throws IOException {
    google.control("POST", "/channels/faults", "{\"lose\":1}");
    watch("channel-1");
    google.control("GET", "/channels", "");
    insert();
    await().until(() -> states().equals(List.of("exists")));

    google.control("POST", "/channels/faults", "{\"repeat\":1}");
    insert();

    await().until(() -> states().equals(List.of("exists", "exists", "exists")));
    assertThat(received.get(1).getFirst("X-Goog-Message-Number"))
        .isEqualTo(received.get(2).getFirst("X-Goog-Message-Number"));
  }

  @Test
  void messagesCanComeLateAndOvertakeEachOther() throws IOException {
    watch("channel-1");
    await().until(() -> received.size() == 1);
    google.control("POST", "/channels/faults", "{\"swap\":1}");
    insert();
    // Only once it is held does the next one overtake it; before, both would be joined.
    await().until(() -> google.control("GET", "/channels", "").path("held").asInt() == 1);
    insert();
    await().until(() -> received.size() == 3);
    assertThat(number(1)).isGreaterThan(number(2));

    google.control("POST", "/channels/faults", "{\"delayMillis\":300}");
    long began = System.nanoTime();
    insert();
    await().until(() -> received.size() == 4);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(290));
  }

  private long number(int message) {
    return Long.parseLong(received.get(message).getFirst("X-Goog-Message-Number"));
  }

  @Test
  void somebodyElseCanTellSomethingWithoutKnowingTheToken() throws IOException {
    watch("channel-1");
    await().until(() -> received.size() == 1);
    google.control(
        "POST",
        "/calendars/" + calendar.replace("@", "%40") + "/forged-notification",
        "{\"token\":\"guess\"}");
    await().until(() -> received.size() == 2);
    assertThat(received.get(1).getFirst("X-Goog-Channel-ID")).isEqualTo("channel-1");
    assertThat(received.get(1).getFirst("X-Goog-Channel-Token")).isEqualTo("guess");
  }

  @Test
  void aStoppedOrExpiredChannelIsSilent() throws IOException {
    Channel first = watch("channel-1");
    client.channels().stop(first).execute();
    assertThat(reasonOf(refusalOf(() -> client.channels().stop(first).execute())))
        .isEqualTo("404 notFound");
    watch("channel-2");
    google.advance("P7D");

    google.control("POST", "/access-tokens/expire", "");
    assertThat(google.control("GET", "/channels", "").path("channels")).isEmpty();
  }

  @Test
  void anIdIsGoodOnce() throws IOException {
    Channel first = watch("channel-1");
    client.channels().stop(first).execute();

    assertThat(reasonOf(refusalOf(() -> watch("channel-1")))).isEqualTo("400 channelIdNotUnique");
  }

  @Test
  void aShorterLifeIsGivenAndALongerIsNot() throws IOException {
    Channel hour =
        client.events().watch(calendar, channel("a").setParams(Map.of("ttl", "3600"))).execute();
    Channel year =
        client
            .events()
            .watch(
                calendar, channel("b").setExpiration(NOW.plus(Duration.ofDays(365)).toEpochMilli()))
            .execute();

    assertThat(hour.getExpiration()).isEqualTo(NOW.plusSeconds(3600).toEpochMilli());
    assertThat(year.getExpiration()).isEqualTo(NOW.plus(Duration.ofDays(7)).toEpochMilli());
  }

  @Test
  void whatCannotBeAChannelIsRefused() {
    assertThat(refused(channel("a").setAddress("http://praxis.example/push")))
        .isEqualTo("400 push.webhookUrlNotHttps");
    assertThat(refused(channel("a".repeat(65)))).isEqualTo("400 invalid");
    assertThat(refused(channel("a").setToken("t".repeat(257)))).isEqualTo("400 invalid");
    assertThat(refused(channel("a").setType("pigeon"))).isEqualTo("400 invalid");
    google.control("POST", "/calendars/" + calendar.replace("@", "%40") + "/no-push", "{}");
    assertThat(refused(channel("a"))).isEqualTo("400 pushNotSupportedForRequestedResource");
  }

  private String refused(Channel channel) {
    return reasonOf(refusalOf(() -> client.events().watch(calendar, channel).execute()));
  }

  private List<String> states() {
    return received.stream().map(headers -> headers.getFirst("X-Goog-Resource-State")).toList();
  }

  private Channel watch(String id) throws IOException {
    return client.events().watch(calendar, channel(id)).execute();
  }

  private Channel channel(String id) {
    return new Channel()
        .setId(id)
        .setType("web_hook")
        .setToken("only-we-know")
        .setAddress("http://localhost:" + program.getAddress().getPort() + "/push");
  }

  private Event insert() throws IOException {
    return client.events().insert(calendar, appointment()).execute();
  }

  private static Event appointment() {
    return event("Termin", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:00+01:00");
  }

  /** Build machines are busy. */
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
