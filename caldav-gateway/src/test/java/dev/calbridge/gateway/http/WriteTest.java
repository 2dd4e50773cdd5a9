package dev.calbridge.gateway.http;

import static dev.calbridge.gateway.http.ThunderbirdEvent.event;
import static dev.calbridge.gateway.http.ThunderbirdEvent.uid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.FakeScheduler;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WriteTest extends GatewayTest {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  @Test
  void aNewObjectIsThereAtOnceUnderTheNameTheProgramChose() {
    String path = practice.calendar() + "Mein%20Termin%40zuhause.ics";

    Answer put = anna.put(path, event("uid-1", "Sehtest"), "If-None-Match", "*");
    Answer got = anna.send("GET", practice.calendar() + "Mein%20Termin@zuhause.ics", null);

    assertThat(put.status()).isEqualTo(201);
    assertThat(put.header("ETag")).isEmpty();
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.body()).contains("UID:uid-1\r\n", "SUMMARY:Sehtest\r\n");
    assertThat(sync("").hrefs()).containsExactly(practice.calendar() + "Mein%20Termin@zuhause.ics");
    FakeScheduler.Asked asked = scheduler.asked().getLast();
    assertThat(asked.tenant()).isEqualTo(practice.tenant);
    assertThat(asked.change())
        .isInstanceOfSatisfying(
            EntryChange.Create.class,
            create -> {
              assertThat(create.objectName()).isEqualTo("Mein Termin@zuhause.ics");
              assertThat(create.source().user()).isEqualTo(practice.user);
              assertThat(create.source().agent()).isEqualTo("Thunderbird");
            });
  }

  @Test
  void aChangeCarriesTheVersionItStartedFrom() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    String tag = anna.send("HEAD", practice.href(entry), null).header("ETag").orElseThrow();

    Answer put = anna.put(practice.href(entry), event(uid(entry), "Neu"), "If-Match", tag);
    Answer got = anna.send("GET", practice.href(entry), null);

    assertThat(put.status()).isEqualTo(204);
    assertThat(got.body()).contains("SUMMARY:Neu\r\n");
    assertThat(got.header("ETag").orElseThrow()).isNotEqualTo(tag);
    assertThat(scheduler.asked().getLast().change())
        .isInstanceOfSatisfying(
            EntryChange.Update.class, update -> assertThat(update.baseVersion()).isEqualTo(1));
  }

  @Test
  void theVeryBytesOfTheObjectSentBackChangeNothingAndKeepTheTag() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    Answer before = anna.send("GET", practice.href(entry), null);
    String token = sync("").syncToken();

    Answer put = anna.put(practice.href(entry), before.body());

    assertThat(put.status()).isEqualTo(204);
    assertThat(put.header("ETag")).isEqualTo(before.header("ETag"));
    assertThat(sync(token).hrefs()).isEmpty();
  }

  @Test
  void conditionsAreCheckedBeforeAnythingIsAsked() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    String path = practice.href(entry);
    int asked = scheduler.asked().size();

    assertThat(anna.put(path, event(uid(entry), "x"), "If-None-Match", "*").status())
        .isEqualTo(412);
    assertThat(anna.put(path, event(uid(entry), "x"), "If-Match", "\"stale\"").status())
        .isEqualTo(412);
    assertThat(anna.send("DELETE", path, null, "If-Match", "\"stale\"").status()).isEqualTo(412);
    assertThat(
            anna.put(practice.calendar() + "none.ics", event("u9", "x"), "If-Match", "\"a\"")
                .status())
        .isEqualTo(412);
    assertThat(
            anna.send("DELETE", practice.calendar() + "none.ics", null, "If-Match", "\"a\"")
                .status())
        .isEqualTo(412);
    assertThat(scheduler.asked()).hasSize(asked);
  }

  @Test
  void anEditOfOldContentUnderANewTagIsTakenForWhatItIs() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    String old = anna.send("GET", practice.href(entry), null).body();
    CalendarEntry newer =
        practice.changed(entry, Practice.content("Brille", Practice.timed(MONDAY), null));
    scheduler.knows(newer);
    events.publish(newer);
    // The program hears of the new tag, but does not fetch what belongs to it.
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> sync("").property(practice.href(entry), XmlName.dav("getetag")).text(),
            tag -> tag.endsWith("-2\""));
    String tag = sync("").property(practice.href(entry), XmlName.dav("getetag")).text();

    Answer put =
        anna.put(
            practice.href(entry),
            old.replace("LOCATION:01 Stuttgart", "LOCATION:02 Ulm"),
            "If-Match",
            tag);

    assertThat(put.status()).isEqualTo(204);
    assertThat(put.header("ETag")).isEmpty();
    assertThat(scheduler.asked().getLast().change())
        .isInstanceOfSatisfying(
            EntryChange.Update.class, update -> assertThat(update.baseVersion()).isEqualTo(1));
    assertThat(anna.send("GET", practice.href(entry), null).body())
        .contains("SUMMARY:Brille", "LOCATION:02 Ulm");
  }

  @Test
  void namesAndUidsMayBeAsLongAndOddAsOutlooks() {
    String uid = "040000008200E00074C5B7101A82E008" + "A{/:@}".repeat(33);
    String path = practice.calendar() + "x".repeat(251) + ".ics";

    assertThat(anna.put(path, event(uid, "Lang")).status()).isEqualTo(201);
    assertThat(anna.send("GET", path, null).body().replace("\r\n ", "")).contains("UID:" + uid);
    assertThat(anna.put(practice.calendar() + "x".repeat(252) + ".ics", event("u", "x")).status())
        .isEqualTo(414);
  }

  @Test
  void aDeletedObjectIsGoneAtOnceAndItsNameAndUidCanBeUsedAgain() {
    String path = practice.calendar() + "again.ics";
    anna.put(path, event("uid-again", "Eins"));
    String token = sync("").syncToken();

    assertThat(anna.send("DELETE", path, null).status()).isEqualTo(204);
    assertThat(anna.send("GET", path, null).status()).isEqualTo(404);
    assertThat(sync(token).statuses(path)).containsExactly("HTTP/1.1 404 Not Found");
    assertThat(anna.send("DELETE", path, null).status()).isEqualTo(404);
    assertThat(anna.put(path, event("uid-again", "Eins")).status()).isEqualTo(201);
    assertThat(sync(token).statuses(path)).containsExactly("HTTP/1.1 200 OK");
  }

  @Test
  void aSecondTryHasTheSameKeyAndANewEditAnother() {
    String path = practice.calendar() + "key.ics";
    scheduler.loseAnswers();
    assertThat(anna.put(path, event("uid-key", "Eins")).status()).isEqualTo(503);
    anna.put(path, event("uid-key", "Eins"));
    anna.put(path, event("uid-key", "Zwei"));
    List<String> keys = scheduler.asked().stream().map(FakeScheduler.Asked::key).toList();

    assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
  }

  private Answer sync(String token) {
    return anna.report(
        practice.calendar(), DavClient.body("thunderbird-sync.xml").formatted(token));
  }
}
