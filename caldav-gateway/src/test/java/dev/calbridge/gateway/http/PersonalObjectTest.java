package dev.calbridge.gateway.http;

import static dev.calbridge.gateway.http.ThunderbirdEvent.uid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user keeps with an object is the user's own, and no news for the business. */
@QuarkusTest
class PersonalObjectTest extends GatewayTest {

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  private final UUID room = UUID.randomUUID();
  private Practice ben;
  private DavClient benjamin;

  @BeforeEach
  void aRoomThatTwoUsersSee() {
    ben = practice.colleague();
    credentials.knows(ben.password, ben.verified());
    benjamin = new DavClient(gateway, ben.userName, ben.password);
    events.publish(practice.room(room, practice.branch));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(benjamin.send("PROPFIND", inRoom(ben, ""), null, "Depth", "0").status())
                    .isEqualTo(207));
  }

  @Test
  void anAcknowledgedAlarmIsKeptForTheUserAloneAndNobodyDecidesAboutIt() {
    CalendarEntry entry = roomEntry(1, "Sehtest");
    publishInRoom(entry);
    Answer annasBefore = anna.send("GET", inRoom(practice, name(entry)), null);
    Answer bensBefore = benjamin.send("GET", inRoom(ben, name(entry)), null);
    String annasToken = sync(anna, practice, "").syncToken();
    String bensToken = sync(benjamin, ben, "").syncToken();
    String acknowledged =
        annasBefore
            .body()
            .replace("END:VEVENT", "X-MOZ-LASTACK:20261123T080000Z\r\nEND:VEVENT")
            .replace("SEQUENCE:1", "SEQUENCE:2\r\nX-MOZ-GENERATION:4");

    Answer put =
        anna.put(
            inRoom(practice, name(entry)),
            acknowledged,
            "If-Match",
            annasBefore.header("ETag").orElseThrow());

    assertThat(put.status()).isEqualTo(204);
    assertThat(scheduler.asked()).isEmpty();
    Answer annas = anna.send("GET", inRoom(practice, name(entry)), null);
    assertThat(annas.body()).isEqualTo(acknowledged);
    assertThat(put.header("ETag")).isEqualTo(annas.header("ETag"));
    assertThat(annas.header("ETag")).isNotEqualTo(annasBefore.header("ETag"));
    assertThat(sync(anna, practice, annasToken).hrefs())
        .containsExactly(inRoom(practice, name(entry)));
    Answer bens = benjamin.send("GET", inRoom(ben, name(entry)), null);
    assertThat(bens.body()).isEqualTo(bensBefore.body());
    assertThat(bens.header("ETag")).isEqualTo(bensBefore.header("ETag"));
    assertThat(sync(benjamin, ben, bensToken).hrefs()).isEmpty();
    assertThat(sync(benjamin, ben, "").syncToken()).isEqualTo(bensToken);
  }

  @Test
  void afterABusinessChangeTheAdditionsStandInTheNewText() {
    CalendarEntry entry = roomEntry(1, "Sehtest");
    publishInRoom(entry);
    String path = inRoom(practice, name(entry));
    anna.put(
        path,
        anna.send("GET", path, null)
            .body()
            .replace("TRIGGER:-PT15M", "TRIGGER:-PT2H\r\nACKNOWLEDGED:20261123T070000Z")
            .replace("END:VALARM", "END:VALARM\r\nBEGIN:VALARM\r\nX-A:ä\r\nEND:VALARM")
            .replace("SUMMARY:", "X-MOZ-SNOOZE-TIME-17:20261123T081000Z\r\nSUMMARY:"));
    CalendarEntry later = roomEntry(entry.id(), 2, "Brille");
    publishInRoom(later);

    assertThat(anna.send("GET", path, null).body())
        .contains(
            "SUMMARY:Brille\r\n",
            "X-MOZ-SNOOZE-TIME-17:20261123T081000Z\r\n",
            "TRIGGER:-PT2H\r\nACKNOWLEDGED:20261123T070000Z\r\n",
            "BEGIN:VALARM\r\nX-A:ä\r\nEND:VALARM\r\n")
        .doesNotContain("TRIGGER:-PT15M");
    assertThat(benjamin.send("GET", inRoom(ben, name(entry)), null).body())
        .contains("TRIGGER:-PT15M\r\n")
        .doesNotContain("SNOOZE");
  }

  @Test
  void alarmsThatOnlyRepeatTheDefaultFollowItWhenItChanges() {
    CalendarEntry entry = roomEntry(1, "Sehtest");
    publishInRoom(entry);
    String path = inRoom(practice, name(entry));
    anna.put(
        path,
        anna.send("GET", path, null).body().replace("TRIGGER:-PT15M", "TRIGGER:-P0DT0H15M0S"));
    CalendarEntry later = roomEntry(entry.id(), 2, "Brille");
    publishInRoom(
        new CalendarEntry(
            later.tenant(),
            later.id(),
            later.kind(),
            later.version(),
            later.placements(),
            later.content(),
            later.color(),
            List.of(45),
            later.readOnly(),
            later.createdAt(),
            later.changedAt()));

    assertThat(anna.send("GET", path, null).body())
        .contains("TRIGGER:-PT45M\r\n")
        .doesNotContain("15M");
  }

  @Test
  void theWriterGetsTheVeryBytesBackWithATagUntilTheNextBusinessChange() {
    String path = inRoom(practice, "neu.ics");
    String sent = DavClient.body("davx5-event.ics").replace("\n", "\r\n");

    Answer put = anna.put(path, sent, "If-None-Match", "*");

    Answer got = anna.send("GET", path, null);
    assertThat(put.status()).isEqualTo(201);
    assertThat(got.body()).isEqualTo(sent);
    assertThat(put.header("ETag")).isPresent().isEqualTo(got.header("ETag"));
    assertThat(benjamin.send("GET", inRoom(ben, "neu.ics"), null).body())
        .contains("SUMMARY:Anpassung", "PRODID:-//Calbridge")
        .doesNotContain("ATTENDEE", "TRIGGER");
    CalendarEntry created = scheduler.entry(room, "neu.ics");
    publishInRoom(
        practice.entry(
            created.id(),
            2,
            created.placements(),
            Practice.content("Verlegt", Practice.timed(MONDAY.plusDays(1)), null)));
    assertThat(anna.send("GET", path, null).body())
        .contains("SUMMARY:Verlegt", "PRODID:-//Calbridge", "TRIGGER:-PT10M", "ATTENDEE;CN=Ben")
        .contains("SEQUENCE:2\r\n");
  }

  @Test
  void aSeriesWithAChangedOccurrenceComesBackWithItsAlarms() {
    LocalDateTime second = MONDAY.plusDays(7);
    UUID id = UUID.randomUUID();
    CalendarEntry series =
        practice.entry(
            id,
            1,
            List.of(new EntryPlacement(room, id + "@calbridge", id + ".ics")),
            Practice.content(
                "Serie",
                Practice.timed(MONDAY),
                new Recurrence(
                    "FREQ=WEEKLY",
                    List.of(),
                    List.of(MONDAY.plusDays(2)),
                    List.of(
                        new dev.calbridge.scheduler.contract.EntryOverride(
                            second,
                            Practice.content(
                                "Ganztags",
                                new EntrySpan.AllDay(
                                    LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 2)),
                                null))))));
    publishInRoom(series);
    String path = inRoom(practice, name(series));
    String before = anna.send("GET", path, null).body();
    assertThat(before)
        .contains(
            "RDATE;TZID=Europe/Berlin:20261125T090000\r\n",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261130T090000\r\nDTSTART;VALUE=DATE:20261201\r\n");
    int override = before.indexOf("RECURRENCE-ID");
    anna.put(
        path,
        before.substring(0, override)
            + before.substring(override).replace("TRIGGER:-PT15M", "TRIGGER:-PT1M"));
    publishInRoom(practice.changed(series, series.content()));

    String after = anna.send("GET", path, null).body();
    int changed = after.indexOf("RECURRENCE-ID");
    assertThat(after.substring(0, changed)).contains("TRIGGER:-PT15M\r\n");
    assertThat(after.substring(changed)).contains("TRIGGER:-PT1M\r\n");
    assertThat(scheduler.asked()).isEmpty();
  }

  private Answer sync(DavClient program, Practice who, String token) {
    return program.report(inRoom(who, ""), DavClient.body("thunderbird-sync.xml").formatted(token));
  }

  private String inRoom(Practice who, String name) {
    return who.home() + room + "/" + name;
  }

  private static String name(CalendarEntry entry) {
    return entry.placements().getFirst().objectName();
  }

  private CalendarEntry roomEntry(long version, String title) {
    return roomEntry(UUID.randomUUID(), version, title);
  }

  private CalendarEntry roomEntry(UUID id, long version, String title) {
    return practice.entry(
        id,
        version,
        List.of(new EntryPlacement(room, id + "@calbridge", id + ".ics")),
        Practice.content(title, Practice.timed(MONDAY), null));
  }

  private void publishInRoom(CalendarEntry entry) {
    assertThat(uid(entry)).isNotBlank();
    scheduler.knows(entry);
    events.publish(entry);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(benjamin.send("GET", inRoom(ben, name(entry)), null).body())
                    .contains("SEQUENCE:" + entry.version() + "\r\n"));
  }
}
