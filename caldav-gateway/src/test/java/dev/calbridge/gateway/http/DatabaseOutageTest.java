package dev.calbridge.gateway.http;

import static dev.calbridge.gateway.http.ThunderbirdEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.DatabaseSwitch;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away, in the middle of things and for a while. */
@QuarkusTest
class DatabaseOutageTest extends GatewayTest {

  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 25, 9, 0);
  private static final int CUTS = 25;

  @TestHTTPResource(management = true)
  URI management;

  @Test
  void whileItRefusesConnectionsProgramsAreToldToComeAgain() throws Exception {
    CalendarEntry entry = practice.appointment("Sehtest", START);
    publish(entry);
    try (DatabaseSwitch database = new DatabaseSwitch()) {
      database.off();

      for (Answer answer : List.of(get(entry), poll(), sync(), put(0), delete(entry), listing())) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After").orElseThrow()).matches("[0-9]+");
      }
      assertThat(operator().send("GET", "/q/health/live", null).status()).isEqualTo(200);
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(get(entry).status()).isEqualTo(200));
    assertThat(put(0).status()).isEqualTo(201);
    publish(practice.appointment("Danach", START.plusHours(2)));
  }

  @Test
  void connectionsThatBreakAreNeverAFaultOfOurs() throws Exception {
    CalendarEntry entry = practice.appointment("Sehtest", START);
    publish(entry);
    List<Answer> answers = new CopyOnWriteArrayList<>();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        DatabaseSwitch database = new DatabaseSwitch()) {
      List<IntFunction<Answer>> questions =
          List.of(_ -> get(entry), _ -> poll(), _ -> sync(), this::put, this::badPut);
      List<CompletableFuture<Void>> programs =
          questions.stream()
              .map(
                  question ->
                      CompletableFuture.runAsync(
                          () -> {
                            for (int i = 0; !done.get(); i++) {
                              answers.add(question.apply(i));
                            }
                          },
                          threads))
              .toList();
      int cuts = 0;
      while (cuts < CUTS) {
        int before = answers.size();
        cuts += database.cut() > 0 ? 1 : 0;
        await().pollInterval(Duration.ofMillis(5)).until(() -> answers.size() > before + 3);
      }
      done.set(true);
      CompletableFuture.allOf(programs.toArray(CompletableFuture[]::new)).join();
    }

    assertThat(answers).extracting(Answer::status).isSubsetOf(200, 207, 201, 204, 403, 503);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 503)
        .allMatch(answer -> answer.header("Retry-After").isPresent());
    assertThat(answers).extracting(Answer::status).contains(503);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(get(entry).status()).isEqualTo(200));
  }

  private DavClient operator() {
    return new DavClient(management, null, null);
  }

  private Answer get(CalendarEntry entry) {
    return anna.send("GET", practice.href(entry), null);
  }

  private Answer poll() {
    return anna.propfind(practice.calendar(), 0, "thunderbird-home.xml");
  }

  private Answer listing() {
    return anna.propfind(practice.home(), 1, "thunderbird-home.xml");
  }

  private Answer sync() {
    return anna.report(practice.calendar(), DavClient.body("thunderbird-sync.xml").formatted(""));
  }

  private Answer put(int number) {
    return anna.put(practice.calendar() + number + ".ics", event("uid-" + number, "Neu"));
  }

  private Answer badPut(int number) {
    return anna.put(practice.calendar() + "bad" + number + ".ics", "BEGIN:VCALENDAR");
  }

  private Answer delete(CalendarEntry entry) {
    return anna.send("DELETE", practice.href(entry), null);
  }
}
