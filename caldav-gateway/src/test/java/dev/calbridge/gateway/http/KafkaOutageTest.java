package dev.calbridge.gateway.http;

import static dev.calbridge.gateway.http.ThunderbirdEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.JournalReader;
import dev.calbridge.gateway.support.OwnBroker;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.JournalLine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What goes on while Kafka is stopped, and what is made up for afterwards. */
@QuarkusTest
@QuarkusTestResource(value = OwnBroker.class, restrictToAnnotatedClass = true)
class KafkaOutageTest extends GatewayTest {

  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 25, 9, 0);

  @TestHTTPResource(management = true)
  URI management;

  OwnBroker broker;

  @Test
  void everythingGoesOnWithoutKafkaAndNothingIsLost() {
    CalendarEntry entry = practice.appointment("Sehtest", START);
    publish(entry);
    await().until(() -> metric("calbridge_projection_silence_seconds") < 5);
    try (JournalReader journal = new JournalReader()) {
      broker.stopBroker();
      String token = sync("").syncToken();

      assertThat(get(entry).status()).isEqualTo(200);
      Answer put = anna.put(practice.calendar() + "neu.ics", event("neu", "Neu"));
      assertThat(put.status()).isEqualTo(201);
      assertThat(sync(token).hrefs()).containsExactly(practice.calendar() + "neu.ics");
      assertThat(anna.put(practice.href(entry), "BEGIN:VCALENDAR").status()).isEqualTo(403);

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> metric("calbridge_projection_silence_seconds") > 2);
      assertThat(health("ready")).isEqualTo(200);
      assertThat(health("live")).isEqualTo(200);
      assertThat(get(entry).status()).isEqualTo(200);

      broker.startBroker();
      // As the scheduler's outbox does when Kafka is back.
      CalendarEntry changed =
          practice.changed(entry, Practice.content("Verschoben", Practice.timed(START), null));
      publish(changed);
      events.publishCredentialRemoval(practice.tenant, practice.credential, 2);
      credentials.close();

      assertThat(journal.linesOf(practice.tenant))
          .singleElement()
          .satisfies(line -> assertThat(line.outcome()).isEqualTo(JournalLine.Outcome.REFUSED));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(get(entry).status()).isEqualTo(503));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(metric("calbridge_projection_silence_seconds")).isLessThan(2);
                assertThat(metric("calbridge_projection_lag")).isZero();
              });
    }
  }

  private Answer get(CalendarEntry entry) {
    return anna.send("GET", practice.href(entry), null);
  }

  private Answer sync(String token) {
    return anna.report(
        practice.calendar(), DavClient.body("thunderbird-sync.xml").formatted(token));
  }

  private int health(String which) {
    return operator().send("GET", "/q/health/" + which, null).status();
  }

  private double metric(String name) {
    String all = operator().send("GET", "/q/metrics", null).body();
    Matcher line = Pattern.compile("(?m)^" + name + "(\\{.*})? (\\S+)$").matcher(all);
    assertThat(line.find()).as("%s in %s", name, all).isTrue();
    return Double.parseDouble(line.group(2));
  }

  private DavClient operator() {
    return new DavClient(management, null, null);
  }
}
