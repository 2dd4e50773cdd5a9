package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntrySpan;
import dev.calbridge.scheduler.contract.Recurrence;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InwardTest extends SyncTest {

  @Test
  void anEventMovedInGoogleMovesInTheHouse() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);

    world.google.change(link.calendar(), event, "{" + times(TOMORROW_NINE.plusHours(3)) + "}");

    soon().until(() -> !world.house.changes(link.resource()).isEmpty());
    EntryChange.Update update =
        (EntryChange.Update) world.house.changes(link.resource()).getFirst();
    assertThat(update.entry()).isEqualTo(entry.id());
    assertThat(update.baseVersion()).isEqualTo(1);
    assertThat(update.content()).isEqualTo(appointment("Sehtest", TOMORROW_NINE.plusHours(3)));

    // Our own change comes back as an event and as Google's delta: neither may cause anything.
    awaitQuiet(link);
    long before = world.google.journal();
    soon().until(() -> world.google.requests("events.list", before, link.calendar()) >= 2);
    assertThat(world.house.changes(link.resource())).hasSize(1);
    assertThat(world.google.requests("events.update", before, link.calendar())).isZero();
  }

  @Test
  void anEventMadeInGoogleBecomesAnEntryAndStaysOneEvent() {
    Linked link = link("keep-ours", "both");
    JsonNode event =
        world.google.create(
            link.calendar(),
            "{\"summary\":\"Neu\",\"colorId\":\"5\"," + times(TOMORROW_NINE) + "}");

    soon().until(() -> world.house.entriesOf(link.resource()).size() == 1);
    EntryChange.Create create =
        (EntryChange.Create) world.house.changes(link.resource()).getFirst();
    assertThat(create.uid()).isEqualTo(event.get("iCalUID").asText());
    assertThat(create.objectName()).isEqualTo(event.get("id").asText() + ".ics");
    assertThat(create.content().span())
        .isEqualTo(new EntrySpan.Timed(TOMORROW_NINE, TOMORROW_NINE.plusMinutes(30), BERLIN));
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar())).hasSize(1);

    CalendarEntry entry = world.house.entriesOf(link.resource()).getFirst();
    world.house.edit(entry.id(), appointment("Umbenannt", TOMORROW_NINE));
    JsonNode renamed = inGoogle(link, "Umbenannt");
    assertThat(renamed.get("id")).isEqualTo(event.get("id"));
    assertThat(renamed.get("colorId").asText()).isEqualTo("5");
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  @Test
  void anEventDeletedInGoogleIsDeletedInTheHouse() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);
    world.google.delete(link.calendar(), event);
    soon().until(() -> world.house.entry(entry.id()).isEmpty());
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar())).isEmpty();
    assertThat(world.house.changes(link.resource())).hasSize(1);
  }

  @Test
  void whatIsOverInGoogleIsNotTakenIn() {
    Linked link = link("keep-ours", "both");
    world.google.create(
        link.calendar(), "{\"summary\":\"Vorbei\"," + times(TOMORROW_NINE.minusDays(5)) + "}");
    world.google.create(link.calendar(), "{\"summary\":\"Neu\"," + times(TOMORROW_NINE) + "}");
    soon().until(() -> world.house.entriesOf(link.resource()).size() == 1);
    awaitQuiet(link);
    assertThat(world.house.entriesOf(link.resource()).getFirst().content().title())
        .isEqualTo("Neu");
  }

  @Test
  void anEditTheHouseRefusesIsSetBackInGoogle() {
    Linked link = link("take-theirs", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);
    world.house.refuse(link.resource(), EntryChangeOutcome.Reason.SLOT_TAKEN);

    world.google.change(link.calendar(), event, "{\"summary\":\"Verschoben\"}");
    soon().until(() -> !world.house.changes(link.resource()).isEmpty());
    inGoogle(link, "Sehtest");
    world.google.delete(link.calendar(), event);
    soon().until(() -> world.house.changes(link.resource()).size() == 2);
    inGoogle(link, "Sehtest");
    assertThat(world.google.events(link.calendar())).hasSize(1);
    assertThat(world.house.entry(entry.id()).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void anEventTheHouseCannotHaveStaysInGoogleAndIsReported() {
    Linked link = link("keep-ours", "both");
    world.house.refuse(link.resource(), EntryChangeOutcome.Reason.SLOT_TAKEN);
    JsonNode event =
        world.google.create(link.calendar(), "{\"summary\":\"Neu\"," + times(TOMORROW_NINE) + "}");
    soon().until(() -> "slot-taken".equals(status(link).path("parked[0].reason")));
    assertThat(status(link).<String>path("parked[0].event")).isEqualTo(event.get("id").asText());
    inGoogle(link, "Neu");

    world.house.relent(link.resource());
    world.google.change(
        link.calendar(), event.get("id").asText(), "{" + times(TOMORROW_NINE.plusHours(1)) + "}");
    soon().until(() -> world.house.entriesOf(link.resource()).size() == 1);
    awaitQuiet(link);
    assertThat(status(link).<List<?>>path("parked")).isEmpty();
  }

  @Test
  void whatIsReadOnlyIsSetBackInGoogle() {
    Linked link = link("take-theirs", "both");
    world.house.createReadOnly(link.resource(), appointment("Urlaub", TOMORROW_NINE));
    String event = inGoogle(link, "Urlaub").get("id").asText();
    world.google.change(link.calendar(), event, "{\"summary\":\"Kein Urlaub\"}");
    soon().until(() -> world.google.event(link.calendar(), "Kein Urlaub").isEmpty());
    inGoogle(link, "Urlaub");
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  @Test
  void aLinkOutwardsKeepsGoogleACopyAndLeavesForeignEventsAlone() {
    Linked link = link("take-theirs", "out");
    world.google.create(link.calendar(), "{\"summary\":\"Fremd\"," + times(TOMORROW_NINE) + "}");
    world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    world.google.delete(link.calendar(), event);
    soon().until(() -> world.google.event(link.calendar(), "Sehtest").isEmpty());
    inGoogle(link, "Sehtest");
    inGoogle(link, "Fremd");
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  @Test
  void aSeriesAndItsOccurrencesAreEditedBothWays() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry = world.house.create(link.resource(), series(List.of(), List.of()));
    String event = inGoogle(link, "Team").get("id").asText();
    awaitQuiet(link);
    world.google.change(link.calendar(), event, "{\"summary\":\"Team A\"}");
    soon().until(() -> ofHouse(entry).title().equals("Team A"));
    assertThat(ofHouse(entry).recurrence())
        .isEqualTo(new Recurrence("FREQ=DAILY;COUNT=5", List.of()));

    world.google.delete(link.calendar(), event + "_" + utc(TOMORROW_NINE.plusDays(1)));
    world.google.change(
        link.calendar(),
        event + "_" + utc(TOMORROW_NINE.plusDays(2)),
        "{\"summary\":\"Team B\"," + times(TOMORROW_NINE.plusDays(2).plusHours(2)) + "}");
    soon()
        .until(
            () ->
                ofHouse(entry).recurrence().excluded().size() == 1
                    && ofHouse(entry).recurrence().overrides().size() == 1);
    assertThat(ofHouse(entry).recurrence().excluded()).containsExactly(TOMORROW_NINE.plusDays(1));
    EntryOverride moved = ofHouse(entry).recurrence().overrides().getFirst();
    assertThat(moved.occurrence()).isEqualTo(TOMORROW_NINE.plusDays(2));
    assertThat(moved.content().title()).isEqualTo("Team B");
    assertThat(moved.content().categories()).isEqualTo(List.of("Beratung"));
    awaitQuiet(link);

    // Now the house takes both back and changes another one.
    long before = world.google.journal();
    EntryContent other = appointment("Anders", TOMORROW_NINE.plusDays(3).plusHours(1));
    world.house.edit(
        entry.id(),
        series(List.of(), List.of(new EntryOverride(TOMORROW_NINE.plusDays(3), other))));
    soon().until(() -> instance(link, event, 3).path("summary").asText().equals("Anders"));
    awaitQuiet(link);
    assertThat(instance(link, event, 1).path("status").asText()).isEqualTo("confirmed");
    assertThat(instance(link, event, 2).path("summary").asText()).isEqualTo("Team");
    assertThat(world.google.requests("events.update", before, link.calendar()))
        .as("the series and three occurrences, each once")
        .isEqualTo(4);
    assertThat(world.house.entry(entry.id()).orElseThrow().content())
        .as("our own writes come back as nothing")
        .isEqualTo(series(List.of(), List.of(new EntryOverride(TOMORROW_NINE.plusDays(3), other))));
  }

  @Test
  void thisAndFollowingInGoogleBecomesAShorterSeriesAndANewOne() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry = world.house.create(link.resource(), series(List.of(), List.of()));
    String event = inGoogle(link, "Team").get("id").asText();
    awaitQuiet(link);
    world.google.split(
        link.calendar(),
        event + "_" + utc(TOMORROW_NINE.plusDays(2)),
        "{\"summary\":\"Team danach\"}");
    soon().until(() -> world.house.entriesOf(link.resource()).size() == 2);
    soon().until(() -> ofHouse(entry).recurrence().rule().contains("UNTIL"));
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar())).hasSize(2);
    assertThat(world.house.entriesOf(link.resource()))
        .extracting(one -> one.content().title())
        .containsExactlyInAnyOrder("Team", "Team danach");
  }

  @Test
  void aCopyIsAnAppointmentOfItsOwn() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);
    String copy = world.google.copy(link.calendar(), event).get("id").asText();
    soon().until(() -> world.house.entriesOf(link.resource()).size() == 2);
    awaitQuiet(link);
    assertThat(world.google.events(link.calendar())).hasSize(2);

    world.google.delete(link.calendar(), copy);
    soon().until(() -> world.house.entriesOf(link.resource()).size() == 1);
    awaitQuiet(link);
    assertThat(world.house.entry(entry.id())).isPresent();
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  private EntryContent ofHouse(CalendarEntry entry) {
    return world.house.entry(entry.id()).orElseThrow().content();
  }

  private JsonNode instance(Linked link, String series, int day) {
    return world.google.event(link.calendar(), series, utc(TOMORROW_NINE.plusDays(day)));
  }

  private static EntryContent series(List<LocalDateTime> excluded, List<EntryOverride> overrides) {
    EntryContent once = appointment("Team", TOMORROW_NINE);
    return new EntryContent(
        once.title(),
        once.description(),
        once.categories(),
        once.location(),
        once.status(),
        once.busy(),
        once.span(),
        new Recurrence("FREQ=DAILY;COUNT=5", excluded, List.of(), overrides),
        once.extras());
  }

  private static String utc(LocalDateTime local) {
    return local
        .atZone(BERLIN)
        .withZoneSameInstant(ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'"));
  }
}
