package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One program that runs wild does not take the room of the others. */
@QuarkusTest
class CrowdTest extends GatewayTest {

  private static final int AT_ONCE = 16;

  @Test
  void aCredentialWithTooManyRequestsAtWorkIsToldToWaitAndOthersGoOn() throws Exception {
    Practice other = new Practice();
    credentials.knows(other.password, other.verified());
    DavClient ben = new DavClient(gateway, other.userName, other.password);
    CountDownLatch release = new CountDownLatch(1);
    scheduler.hold(release);
    List<Future<Answer>> held = new ArrayList<>();
    try (ExecutorService programs = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < AT_ONCE + 8; i++) {
        String uid = "crowd-" + i;
        held.add(
            programs.submit(
                () ->
                    anna.put(
                        practice.calendar() + uid + ".ics", ThunderbirdEvent.event(uid, "Neu"))));
      }
      await()
          .untilAsserted(
              () -> {
                Answer turnedAway = anna.send("OPTIONS", practice.calendar(), null);
                assertThat(turnedAway.status()).isEqualTo(429);
                assertThat(turnedAway.header("Retry-After")).isPresent();
              });
      assertThat(ben.send("OPTIONS", other.home(), null).status()).isEqualTo(200);
      release.countDown();
      for (Future<Answer> one : held) {
        assertThat(one.get().status()).isIn(201, 429);
      }
    }
    assertThat(anna.send("OPTIONS", practice.calendar(), null).status()).isEqualTo(200);
  }

  @Test
  void aBodyThatDoesNotArriveEndsWith408() throws IOException {
    try (Socket program = new Socket(gateway.getHost(), gateway.getPort())) {
      program.setSoTimeout(20_000);
      program
          .getOutputStream()
          .write(
              ("REPORT "
                      + practice.calendar()
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n<beg")
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = program.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 408 ").contains("did not arrive in time");
    }
  }
}
