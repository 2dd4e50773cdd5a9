package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.postgres.HistoryPruning;
import dev.calbridge.gateway.support.DavClient;
import dev.calbridge.gateway.support.DavClient.Answer;
import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.EntryPlacement;
import dev.calbridge.scheduler.contract.ResourceKind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SyncTest extends GatewayTest {

  @Inject HistoryPruning pruning;

  private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 23, 9, 0);

  @Test
  void aFirstSyncListsWhatIsThereAndTheNextOnlyWhatChanged() {
    CalendarEntry first = practice.appointment("Sehtest", MONDAY);
    publish(first);
    Answer initial = sync("");

    assertThat(initial.status()).isEqualTo(207);
    assertThat(initial.hrefs()).containsExactly(practice.href(first));
    assertThat(initial.property(practice.href(first), XmlName.dav("getcontenttype")).text())
        .startsWith("text/calendar");
    assertThat(initial.syncToken()).matches("[A-Za-z0-9:/._-]+");
    assertThat(sync(initial.syncToken()).hrefs()).isEmpty();

    CalendarEntry second = practice.appointment("Anpassung", MONDAY.plusHours(1));
    publish(second);
    Answer next = sync(initial.syncToken());

    assertThat(next.hrefs()).containsExactly(practice.href(second));
    assertThat(next.syncToken()).isNotEqualTo(initial.syncToken());
  }

  @Test
  void aRemovedObjectIsToldWithAResponseStatusOf404() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    String token = sync("").syncToken();

    events.publishRemoval(entry, 2);
    awaitGone(entry);
    Answer answer = sync(token);

    assertThat(answer.hrefs()).containsExactly(practice.href(entry));
    assertThat(answer.statuses(practice.href(entry))).containsExactly("HTTP/1.1 404 Not Found");
    assertThat(sync("").hrefs()).isEmpty();
  }

  @Test
  void aLateEventNeverRevivesWhatIsGoneNorTurnsBackWhatIsNewer() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    publish(practice.changed(entry, Practice.content("Später", Practice.timed(MONDAY), null)));
    events.publish(entry);
    events.publishRemoval(entry, 5);
    awaitGone(entry);
    events.publish(entry);
    CalendarEntry marker = practice.appointment("Merker", MONDAY);
    publish(marker);

    assertThat(sync("").hrefs()).containsExactly(practice.href(marker));
  }

  @Test
  void tokensOfAnotherCalendarOrTimeAreRefusedByName() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    String token = sync("").syncToken();
    String later = token.substring(0, token.lastIndexOf(':')) + ":999999";
    String foreign = token.replace(practice.resource.toString(), UUID.randomUUID().toString());

    for (String bad : List.of(later, foreign, "urn:nonsense", "data:,1_2")) {
      Answer answer = sync(bad);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.precondition()).isEqualTo(XmlName.dav("valid-sync-token"));
    }
  }

  @Test
  void aLimitedSyncIsCutWith507AndGoesOnFromItsToken() {
    for (int i = 0; i < 5; i++) {
      publish(practice.appointment("Termin " + i, MONDAY.plusHours(i)));
    }
    Answer first = limited("");
    Answer second = limited(first.syncToken());
    Answer third = limited(second.syncToken());

    assertThat(first.hrefs()).hasSize(3).contains(practice.calendar());
    assertThat(first.statuses(practice.calendar()))
        .containsExactly("HTTP/1.1 507 Insufficient Storage");
    assertThat(second.hrefs()).hasSize(3);
    assertThat(third.hrefs()).hasSize(1).doesNotContain(practice.calendar());
    assertThat(sync(third.syncToken()).hrefs()).isEmpty();
  }

  @Test
  void anOldBodyWithoutSyncLevelIsUnderstood() {
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);

    Answer answer =
        anna.report(practice.calendar(), DavClient.body("apple-sync.xml").formatted(""));

    assertThat(answer.hrefs()).containsExactly(practice.href(entry));
  }

  @Test
  void anEntryThatMovesToAnotherResourceLeavesTheFirstCalendar() {
    UUID room = UUID.randomUUID();
    events.publish(practice.room(room, practice.branch));
    CalendarEntry entry = practice.appointment("Sehtest", MONDAY);
    publish(entry);
    String token = sync("").syncToken();
    EntryPlacement moved = new EntryPlacement(room, entry.id() + "@room", "moved.ics");

    events.publish(practice.entry(entry.id(), 2, List.of(moved), entry.content()));
    awaitGone(entry);

    assertThat(sync(token).statuses(practice.href(entry)))
        .containsExactly("HTTP/1.1 404 Not Found");
    assertThat(anna.send("GET", practice.home() + room + "/moved.ics", null).body())
        .contains("UID:" + entry.id() + "@room");
  }

  @Test
  void anEntryMayArriveBeforeItsCalendar() {
    UUID room = UUID.randomUUID();
    UUID id = UUID.randomUUID();
    CalendarEntry early =
        practice.entry(
            id,
            1,
            List.of(new EntryPlacement(room, "u1", "early.ics")),
            Practice.content("Früh", Practice.timed(MONDAY), null));
    events.publish(early);
    CalendarEntry marker = practice.appointment("Merker", MONDAY);
    publish(marker);
    events.publish(practice.room(room, practice.branch));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(anna.send("GET", practice.home() + room + "/early.ics", null).status())
                    .isEqualTo(200));
  }

  @Test
  void theHomeTellsWhichCalendarsHaveChangedAndWhichAreLost() {
    UUID room = UUID.randomUUID();
    CalendarSnapshot shown = practice.room(room, practice.branch);
    events.publish(shown);
    String path = practice.home() + room + "/";
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(home("").hrefs()).contains(path));
    String token = home("").syncToken();

    assertThat(home(token).hrefs()).isEmpty();
    assertThat(home(token).syncToken()).isEqualTo(token);
    publish(practice.appointment("Sehtest", MONDAY));
    Answer changed = home(token);
    assertThat(changed.hrefs()).containsExactly(practice.calendar());
    assertThat(isGone(changed, practice.calendar())).isFalse();
    events.publish(
        practice.calendar(room, 2, ResourceKind.PLACE, null, List.of(UUID.randomUUID()), false));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              Answer lost = home(changed.syncToken());
              assertThat(lost.hrefs()).containsExactly(path);
              assertThat(isGone(lost, path)).isTrue();
            });
    assertThat(home("").hrefs()).containsExactly(practice.calendar());
    assertThat(home(token.replaceAll("[0-9]+$", "999999")).precondition())
        .isEqualTo(XmlName.dav("valid-sync-token"));
  }

  @Test
  void aTokenFromBeforeTheForgottenHistoryIsRefusedByName() {
    CalendarEntry gone = practice.appointment("Sehtest", MONDAY);
    publish(gone);
    String before = sync("").syncToken();
    events.publishRemoval(gone, 2);
    awaitGone(gone);
    String after = sync("").syncToken();

    pruning.prune(practice.tenant, Instant.now().minus(Duration.ofHours(1)));
    assertThat(limited(before).statuses(practice.href(gone)))
        .containsExactly("HTTP/1.1 404 Not Found");
    pruning.prune(practice.tenant, Instant.now().plus(Duration.ofHours(1)));

    assertThat(sync(before).precondition()).isEqualTo(XmlName.dav("valid-sync-token"));
    assertThat(sync(after).hrefs()).isEmpty();
    assertThat(sync("").hrefs()).isEmpty();
  }

  /** Whether the response itself has a status, and not its properties. */
  private static boolean isGone(Answer answer, String href) {
    return answer.response(href).child(XmlName.dav("status")).isPresent();
  }

  private Answer home(String token) {
    return anna.report(practice.home(), DavClient.body("thunderbird-sync.xml").formatted(token));
  }

  private Answer sync(String token) {
    return anna.report(
        practice.calendar(), DavClient.body("thunderbird-sync.xml").formatted(token));
  }

  private Answer limited(String token) {
    return anna.report(practice.calendar(), DavClient.body("limited-sync.xml").formatted(token));
  }

  private void awaitGone(CalendarEntry entry) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(anna.send("GET", practice.href(entry), null).status()).isEqualTo(404));
  }
}
