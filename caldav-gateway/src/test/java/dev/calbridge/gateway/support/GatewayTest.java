package dev.calbridge.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every test of the whole gateway has: its neighbours, a practice of its own, a program. */
public abstract class GatewayTest {

  @TestHTTPResource protected URI gateway;

  protected FakeScheduler scheduler;
  protected FakeCredentialService credentials;
  protected Events events;
  protected Practice practice;
  protected DavClient anna;

  @BeforeEach
  void openTheShop() {
    scheduler = new FakeScheduler();
    credentials = new FakeCredentialService();
    events = new Events();
    practice = new Practice();
    credentials.knows(practice.password, practice.verified());
    anna = new DavClient(gateway, practice.userName, practice.password);
    events.publish(practice.ownCalendar());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(anna.send("PROPFIND", practice.calendar(), null, "Depth", "0").status())
                    .isEqualTo(207));
  }

  @AfterEach
  void closeTheShop() {
    scheduler.close();
    credentials.close();
    events.close();
  }

  /** Publishes the entry and waits until it can be seen. */
  protected void publish(CalendarEntry entry) {
    scheduler.knows(entry);
    events.publish(entry);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(anna.send("GET", practice.href(entry), null).body())
                    .contains("SEQUENCE:" + entry.version() + "\r\n"));
  }
}
