package dev.calbridge.gateway.http;

import static dev.calbridge.gateway.http.ThunderbirdEvent.event;
import static dev.calbridge.gateway.http.ThunderbirdEvent.uid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome.Reason;
import dev.calbridge.scheduler.contract.EntryPlacement;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelocationTest extends GatewayTest {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  private final UUID room = UUID.randomUUID();
  private CalendarEntry entry;

  @BeforeEach
  void anAppointmentAndARoom() {
    events.publish(practice.room(room, practice.branch));
    entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(anna.send("PROPFIND", inRoom(""), null, "Depth", "0").status())
                    .isEqualTo(207));
  }

  @Test
  void aMovedObjectIsGoneHereAndThereAtOnceWithWhatTheUserKeptWithIt() {
    anna.put(
        practice.href(entry),
        anna.send("GET", practice.href(entry), null).body().replace("-PT15M", "-PT7M"));
    String here = sync(practice.calendar(), "").syncToken();
    String there = sync(inRoom(""), "").syncToken();

    Answer moved = move("MOVE", gateway.resolve(inRoom("neu.ics")).toString());

    assertThat(moved.status()).isEqualTo(201);
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(404);
    assertThat(sync(practice.calendar(), here).statuses(practice.href(entry)))
        .containsExactly("HTTP/1.1 404 Not Found");
    assertThat(sync(inRoom(""), there).hrefs()).containsExactly(inRoom("neu.ics"));
    Answer now = anna.send("GET", inRoom("neu.ics"), null);
    assertThat(now.body()).contains("SUMMARY:Sehtest", "UID:" + uid(entry), "TRIGGER:-PT7M");
    assertThat(now.header("ETag")).isEqualTo(moved.header("ETag"));
  }

  @Test
  void aCopyIsAnAppointmentOfItsOwn() {
    Answer copied = move("COPY", inRoom("kopie.ics"));

    assertThat(copied.status()).isEqualTo(201);
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(200);
    assertThat(anna.send("GET", inRoom("kopie.ics"), null).body())
        .contains("SUMMARY:Sehtest")
        .doesNotContain("UID:" + uid(entry));
  }

  @Test
  void aNameThatIsTakenIsNotWrittenOverUnlessTheProgramSaysSo() {
    anna.put(inRoom("da.ics"), event("uid-there", "Anderes"));
    int asked = scheduler.asked().size();

    assertThat(move("MOVE", inRoom("da.ics"), "Overwrite", "F").status()).isEqualTo(412);
    assertThat(move("COPY", inRoom("da.ics"), "Overwrite", "F").status()).isEqualTo(412);
    assertThat(scheduler.asked()).hasSize(asked);
  }

  @Test
  void aMoveOverAnotherObjectRemovesThatOne() {
    anna.put(inRoom("da.ics"), event("uid-there", "Anderes"));
    String here = sync(practice.calendar(), "").syncToken();
    String there = sync(inRoom(""), "").syncToken();

    Answer over = move("MOVE", inRoom("da.ics"), "Overwrite", "T");

    assertThat(over.status()).isEqualTo(204);
    Answer now = anna.send("GET", inRoom("da.ics"), null);
    assertThat(now.body()).contains("SUMMARY:Sehtest", "UID:" + uid(entry));
    assertThat(now.header("ETag")).isEqualTo(over.header("ETag"));
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(404);
    assertThat(sync(practice.calendar(), here).statuses(practice.href(entry)))
        .containsExactly("HTTP/1.1 404 Not Found");
    assertThat(sync(inRoom(""), there).hrefs()).containsExactly(inRoom("da.ics"));
    assertThat(scheduler.entriesOf(room)).hasSize(1);
  }

  @Test
  void aMoveOverAnObjectOfTheSameUidIsNoConflict() {
    anna.put(inRoom("da.ics"), event("uid-there", "Anderes"));
    CalendarEntry twin = practice.appointment("Zwilling", MONDAY.plusHours(3));
    CalendarEntry sameUid =
        practice.entry(
            twin.id(),
            1,
            List.of(new EntryPlacement(room, uid(entry), "zwilling.ics")),
            twin.content());
    scheduler.knows(sameUid);
    events.publish(sameUid);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> anna.send("GET", inRoom("zwilling.ics"), null).status() == 200);

    Answer beside = move("MOVE", inRoom("da.ics"));
    assertThat(beside.precondition()).isEqualTo(XmlName.caldav("no-uid-conflict"));
    assertThat(beside.body()).contains(inRoom("zwilling.ics"));
    assertThat(move("MOVE", inRoom("zwilling.ics")).status()).isEqualTo(204);
    assertThat(anna.send("GET", inRoom("zwilling.ics"), null).body()).contains("SUMMARY:Sehtest");
  }

  @Test
  void aCopyOverAnotherObjectIsOneChangeOfThatObject() {
    anna.put(inRoom("da.ics"), event("uid-there", "Anderes"));
    int asked = scheduler.asked().size();

    Answer over = move("COPY", inRoom("da.ics"));

    assertThat(over.status()).isEqualTo(204);
    assertThat(scheduler.asked().subList(asked, scheduler.asked().size()))
        .singleElement()
        .satisfies(one -> assertThat(one.change()).isInstanceOf(EntryChange.Update.class));
    assertThat(anna.send("GET", inRoom("da.ics"), null).body())
        .contains("SUMMARY:Sehtest", "UID:uid-there");
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(200);
  }

  @Test
  void whatWasInTheWayIsPutBackIfTheMoveIsRefused() {
    anna.put(inRoom("da.ics"), event("uid-there", "Anderes"));
    scheduler.refuse(Reason.SLOT_TAKEN, EntryChange.Move.class);

    Answer over = move("MOVE", inRoom("da.ics"));

    assertThat(over.status()).isEqualTo(403);
    assertThat(over.precondition()).isEqualTo(XmlName.dav("need-privileges"));
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(200);
    assertThat(anna.send("GET", inRoom("da.ics"), null).body())
        .contains("SUMMARY:Anderes", "UID:uid-there");
  }

  @Test
  void whatMayNotBeDeletedIsNotWrittenOver() {
    anna.put(inRoom("da.ics"), event("uid-there", "Anderes"));
    scheduler.refuse(Reason.NOT_ALLOWED, EntryChange.Delete.class);

    Answer over = move("MOVE", inRoom("da.ics"));

    assertThat(over.status()).isEqualTo(403);
    assertThat(over.precondition()).isEqualTo(XmlName.dav("need-privileges"));
    assertThat(anna.send("GET", inRoom("da.ics"), null).body()).contains("SUMMARY:Anderes");
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(200);
  }

  @Test
  void aDestinationThatIsNoneIsRefused() {
    String foreign = new Practice().calendar() + "x.ics";

    assertThat(anna.send("MOVE", practice.href(entry), null).status()).isEqualTo(400);
    assertThat(move("MOVE", foreign).status()).isEqualTo(409);
    assertThat(move("MOVE", practice.home() + UUID.randomUUID() + "/x.ics").status())
        .isEqualTo(409);
    assertThat(move("MOVE", practice.home()).status()).isEqualTo(403);
    assertThat(move("MOVE", practice.href(entry)).status()).isEqualTo(403);
    assertThat(move("MOVE", inRoom("%zz")).status()).isEqualTo(400);
    assertThat(move("MOVE", inRoom("x.ics"), "If-Match", "\"old\"").status()).isEqualTo(412);
    assertThat(
            anna.send("MOVE", practice.calendar(), null, "Destination", inRoom("")).precondition())
        .isEqualTo(XmlName.dav("need-privileges"));
  }

  @Test
  void aRefusedMoveMakesTheProgramFetchAgain() {
    String token = sync(practice.calendar(), "").syncToken();
    scheduler.refuse(Reason.SLOT_TAKEN);

    Answer moved = move("MOVE", inRoom("neu.ics"));

    assertThat(moved.status()).isEqualTo(403);
    assertThat(moved.precondition()).isEqualTo(XmlName.dav("need-privileges"));
    assertThat(sync(practice.calendar(), token).hrefs()).containsExactly(practice.href(entry));
  }

  @Test
  void theSameUidPutIntoAnotherCalendarIsAMove() {
    Answer put =
        anna.put(inRoom("hier.ics"), event(uid(entry), "Sehtest im Raum"), "If-None-Match", "*");

    assertThat(put.status()).isEqualTo(201);
    assertThat(scheduler.asked().getFirst().change()).isInstanceOf(EntryChange.Move.class);
    assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(404);
    assertThat(anna.send("GET", inRoom("hier.ics"), null).body())
        .contains("SUMMARY:Sehtest im Raum");
    assertThat(anna.send("DELETE", practice.href(entry), null).status()).isEqualTo(404);
  }

  private Answer move(String method, String destination, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Destination";
    all[headers.length + 1] = destination;
    return anna.send(method, practice.href(entry), null, all);
  }

  private Answer sync(String calendar, String token) {
    return anna.report(calendar, DavClient.body("thunderbird-sync.xml").formatted(token));
  }

  private String inRoom(String name) {
    return practice.home() + room + "/" + name;
  }
}
