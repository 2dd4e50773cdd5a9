package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.Busy;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.EntryStatus;
import dev.calbridge.scheduler.contract.Recurrence;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutwardTest extends SyncTest {

  @Test
  void anAppointmentAppearsInGoogleAndFollowsItsEdits() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));

    JsonNode event = inGoogle(link, "Sehtest");
    assertThat(event.at("/start/dateTime").asText()).isEqualTo(rfc3339(TOMORROW_NINE));
    assertThat(event.at("/start/timeZone").asText()).isEqualTo("Europe/Berlin");
    assertThat(event.path("location").asText()).isEqualTo("01 Stuttgart");
    assertThat(event.path("attendees").isMissingNode()).isTrue();

    world.house.edit(entry.id(), appointment("Sehtest", TOMORROW_NINE.plusHours(2)));
    soon()
        .until(
            () ->
                inGoogle(link, "Sehtest")
                    .at("/start/dateTime")
                    .asText()
                    .equals(rfc3339(TOMORROW_NINE.plusHours(2))));

    world.house.delete(entry.id());
    soon().until(() -> world.google.events(link.calendar()).isEmpty());
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  @Test
  void wholeDaysAndSeriesAreSaidInGooglesWords() {
    Linked link = link("keep-ours", "both");
    LocalDate day = TOMORROW_NINE.toLocalDate();
    world.house.create(
        link.resource(), appointment("Messe", new EntrySpan.AllDay(day, day.plusDays(2))));
    JsonNode fair = inGoogle(link, "Messe");
    assertThat(fair.at("/start/date").asText()).isEqualTo(day.toString());
    assertThat(fair.at("/end/date").asText()).isEqualTo(day.plusDays(2).toString());

    EntryContent once = appointment("Team", TOMORROW_NINE);
    world.house.create(
        link.resource(),
        new EntryContent(
            once.title(),
            null,
            List.of(),
            null,
            EntryStatus.TENTATIVE,
            Busy.FREE,
            once.span(),
            new Recurrence("FREQ=DAILY;COUNT=5", List.of(TOMORROW_NINE.plusDays(1))),
            List.of()));
    JsonNode series = inGoogle(link, "Team");
    assertThat(series.path("recurrence").get(0).asText()).startsWith("RRULE:FREQ=DAILY");
    assertThat(series.path("recurrence").get(1).asText()).startsWith("EXDATE");
    assertThat(series.path("status").asText()).isEqualTo("tentative");
    assertThat(series.path("transparency").asText()).isEqualTo("transparent");
  }

  @Test
  void aLinkMadeLaterFindsWhatIsThereAndUpcoming() {
    UUID resource = world.house.resource("Raum 1");
    world.house.create(resource, appointment("Anprobe", TOMORROW_NINE));
    world.house.create(resource, appointment("Vorbei", TOMORROW_NINE.minusDays(10)));
    Linked link = link(resource, "keep-ours", "both");
    inGoogle(link, "Anprobe");
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  @Test
  void aCancelledAppointmentLeavesGoogleAndComesBackOnce() {
    Linked link = link("keep-ours", "both");
    EntryContent content = appointment("Sehtest", TOMORROW_NINE);
    CalendarEntry entry = world.house.create(link.resource(), content);
    String id = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);

    world.house.edit(entry.id(), withStatus(content, EntryStatus.CANCELLED));
    soon().until(() -> world.google.events(link.calendar()).isEmpty());
    world.house.edit(entry.id(), withStatus(content, EntryStatus.CONFIRMED));

    // Google keeps the id of a deleted event reserved (409): the next one is taken.
    assertThat(inGoogle(link, "Sehtest").get("id").asText()).isNotEqualTo(id);
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar())).hasSize(1);
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  @Test
  void whatIsRepeatedOrOutdatedWritesNothing() {
    Linked link = link("keep-ours", "both");
    EntryContent content = appointment("Sehtest", TOMORROW_NINE);
    CalendarEntry first = world.house.create(link.resource(), content);
    inGoogle(link, "Sehtest");
    world.house.edit(first.id(), appointment("Zweites", TOMORROW_NINE));
    inGoogle(link, "Zweites");
    awaitQuiet(link);

    long before = world.google.journal();
    world.house.repeat(first);
    world.house.repeat(world.house.entry(first.id()).orElseThrow());
    world.house.publishNonsense();
    world.house.create(link.resource(), appointment("Danach", TOMORROW_NINE));
    inGoogle(link, "Danach");
    awaitQuiet(link);
    assertThat(world.google.requests("events.update", before, link.calendar())).isZero();
    assertThat(world.google.requests("events.insert", before, link.calendar())).isOne();
    assertThat(world.google.event(link.calendar(), "Zweites")).isPresent();
  }

  private static EntryContent withStatus(EntryContent content, EntryStatus status) {
    return new EntryContent(
        content.title(),
        content.description(),
        content.categories(),
        content.location(),
        status,
        content.busy(),
        content.span(),
        content.recurrence(),
        content.extras());
  }
}
