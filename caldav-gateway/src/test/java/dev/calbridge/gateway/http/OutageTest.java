package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.FakeScheduler;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What goes on while a neighbour is stopped (design: when something is down). */
@QuarkusTest
class OutageTest extends GatewayTest {

  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 25, 9, 0);

  @Test
  void readsGoOnAndWritesWaitWhileTheSchedulerIsStopped() {
    CalendarEntry entry = practice.appointment("Sehtest", START);
    publish(entry);
    scheduler.close();

    Answer put = anna.put(practice.calendar() + "neu.ics", ThunderbirdEvent.event("neu", "Neu"));
    Answer delete = anna.send("DELETE", practice.href(entry), null);

    assertThat(put.status()).isEqualTo(503);
    assertThat(put.header("Retry-After")).isPresent();
    assertThat(delete.status()).isEqualTo(503);
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(200);
    assertThat(anna.send("GET", practice.calendar() + "neu.ics", null).status()).isEqualTo(404);

    scheduler = new FakeScheduler();
    assertThat(
            anna.put(practice.calendar() + "neu.ics", ThunderbirdEvent.event("neu", "Neu"))
                .status())
        .isEqualTo(201);
  }

  @Test
  void whoSignedInBeforeGoesOnWhileTheCredentialServiceIsStopped() {
    credentials.close();

    assertThat(anna.send("PROPFIND", practice.home(), null, "Depth", "1").status()).isEqualTo(207);
    assertThat(
            anna.put(practice.calendar() + "neu.ics", ThunderbirdEvent.event("neu", "Neu"))
                .status())
        .isEqualTo(201);
    Answer stranger =
        new DavClient(gateway, "nobody", "knows").send("OPTIONS", practice.home(), null);
    assertThat(stranger.status()).isEqualTo(503);
    assertThat(stranger.header("Retry-After")).isPresent();
  }
}
