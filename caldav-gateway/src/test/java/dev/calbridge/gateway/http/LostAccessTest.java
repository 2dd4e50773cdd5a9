package dev.calbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.calbridge.gateway.support.GatewayTest;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarSnapshot;
import dev.calbridge.scheduler.contract.ResourceKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may no longer be seen is gone, by the next question (design: access). */
@QuarkusTest
class LostAccessTest extends GatewayTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void aPlaceThatLeftTheUsersBranchesIsGoneFromTheHomeAndByItsPath() {
    UUID room = UUID.randomUUID();
    events.publish(practice.room(room, practice.branch));
    String path = practice.home() + room + "/";
    awaitHome(practice.calendar(), path);
    assertThat(poll(path)).isEqualTo(207);

    events.publish(
        practice.calendar(room, 2, ResourceKind.PLACE, null, List.of(UUID.randomUUID()), false));

    awaitHome(practice.calendar());
    assertThat(poll(path)).isEqualTo(404);
    assertThat(poll(practice.calendar())).isEqualTo(207);
  }

  @Test
  void aCalendarWhoseSynchronisationIsSwitchedOffIsGoneAndComesBack() {
    assertThat(poll(practice.calendar())).isEqualTo(207);

    events.publish(synchronised(2, false));
    awaitHome();
    assertThat(poll(practice.calendar())).isEqualTo(404);

    events.publish(synchronised(3, true));
    awaitHome(practice.calendar());
    assertThat(poll(practice.calendar())).isEqualTo(207);
  }

  @Test
  void whoLosesTheOwnResourceLosesItsBranchesToo() {
    UUID elsewhere = UUID.randomUUID();
    UUID room = UUID.randomUUID();
    events.publish(practice.room(room, elsewhere));
    events.publish(
        practice.calendar(
            practice.resource,
            2,
            ResourceKind.PERSON,
            practice.user,
            List.of(practice.branch, elsewhere),
            false));
    String path = practice.home() + room + "/";
    awaitHome(practice.calendar(), path);
    assertThat(poll(path)).isEqualTo(207);

    events.publish(
        practice.calendar(
            practice.resource,
            3,
            ResourceKind.PERSON,
            UUID.randomUUID().toString(),
            List.of(practice.branch, elsewhere),
            false));

    awaitHome();
    assertThat(poll(path)).isEqualTo(404);
    assertThat(poll(practice.calendar())).isEqualTo(404);
  }

  private void awaitHome(String... calendars) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(anna.send("PROPFIND", practice.home(), null, "Depth", "1").hrefs())
                    .contains(practice.home())
                    .filteredOn(href -> !href.equals(practice.home()))
                    .containsExactly(calendars));
  }

  /** Small and repeated: the kind of question that is answered from memory. */
  private int poll(String path) {
    return anna.send(
            "PROPFIND",
            path,
            "<propfind xmlns='DAV:'><prop><sync-token/></prop></propfind>",
            "Depth",
            "0")
        .status();
  }

  private CalendarSnapshot synchronised(long version, boolean allowed) {
    CalendarSnapshot own = practice.ownCalendar();
    return new CalendarSnapshot(
        own.tenant(),
        own.resource(),
        version,
        own.name(),
        own.description(),
        own.color(),
        own.kind(),
        own.owner(),
        own.branches(),
        own.allBranches(),
        own.timeZone(),
        allowed,
        own.readOnly(),
        Practice.LONG_AGO);
  }
}
