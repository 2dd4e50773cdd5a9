package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.world.FakeHouse;
import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntrySpan;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people choose for a link, and what it does then. */
@QuarkusTest
class SettingsTest extends SyncTest {

  private static Response patch(Linked link, String json) {
    return as("admin").body(json).patch("/api/v1/google/links/" + link.id());
  }

  @Inject Houses houses;

  @Test
  void whereOnlyTimesAreSeenTheWordsStayInTheHouse() {
    Linked link = link("keep-ours", "both");
    patch(link, "{\"privacy\":\"busy-only\"}").then().statusCode(200);
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Frau Muster", TOMORROW_NINE));
    JsonNode event = inGoogle(link, "Belegt");
    assertThat(event.toString()).doesNotContain("Muster", "Notiz", "Stuttgart");
    awaitQuiet(link);

    world.google.change(
        link.calendar(),
        event.get("id").asText(),
        "{\"summary\":\"Zahnarzt\"," + times(TOMORROW_NINE.plusHours(2)) + "}");
    soon().until(() -> !world.house.changes(link.resource()).isEmpty());
    EntryContent content =
        ((EntryChange.Update) world.house.changes(link.resource()).getFirst()).content();
    assertThat(content).isEqualTo(appointment("Frau Muster", TOMORROW_NINE.plusHours(2)));
    inGoogle(link, "Belegt");
    awaitQuiet(link);

    patch(link, "{\"privacy\":\"everything\"}").then().statusCode(200);
    inGoogle(link, "Frau Muster");
    assertThat(world.house.entry(entry.id()).orElseThrow().content().title())
        .isEqualTo("Frau Muster");
    assertThat(world.house.changes(link.resource())).hasSize(1);
  }

  @Test
  void aTenantThatShowsInitialsOnlyLosesNoNameAndSetsGoogleRight() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest Frau Muster", TOMORROW_NINE));
    assertThat(inGoogle(link, "Sehtest Frau Muster").path("visibility").isMissingNode()).isTrue();
    awaitQuiet(link);
    try {
      privacy("admin", mapping("initials", false, "private")).then().statusCode(200);
      JsonNode event = inGoogle(link, "Sehtest F. M.");
      assertThat(event.toString()).doesNotContain("Muster", "Notiz");
      assertThat(event.path("visibility").asText()).isEqualTo("private");
      assertThat(event.path("location").asText()).isEqualTo("01 Stuttgart");
      awaitQuiet(link);

      // Moved and made public in Google: the move comes in, the rest is set right.
      world.google.change(
          link.calendar(),
          event.get("id").asText(),
          "{\"visibility\":\"public\"," + times(TOMORROW_NINE.plusHours(2)) + "}");
      soon().until(() -> !world.house.changes(link.resource()).isEmpty());
      soon()
          .until(
              () -> inGoogle(link, "Sehtest F. M.").path("visibility").asText().equals("private"));
      awaitQuiet(link);
      assertThat(world.house.entry(entry.id()).orElseThrow().content())
          .isEqualTo(appointment("Sehtest Frau Muster", TOMORROW_NINE.plusHours(2)));
    } finally {
      privacy("admin", mapping("full", true, "default")).then().statusCode(200);
    }
    JsonNode full = inGoogle(link, "Sehtest Frau Muster");
    assertThat(full.path("visibility").asText("default")).isEqualTo("default");
    assertThat(full.path("description").asText()).isEqualTo("Notiz");
    awaitQuiet(link);
    assertThat(world.house.entry(entry.id()).orElseThrow().content().title())
        .isEqualTo("Sehtest Frau Muster");
  }

  @Test
  void whatSomebodyKeepsFromOthersInGoogleIsNoneOfOurBusiness() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry =
        world.house.create(link.resource(), appointment("Sehtest", TOMORROW_NINE));
    String event = inGoogle(link, "Sehtest").get("id").asText();
    awaitQuiet(link);
    world.google.change(link.calendar(), event, "{\"visibility\":\"private\"}");
    world.house.edit(entry.id(), appointment("Anprobe", TOMORROW_NINE));
    assertThat(inGoogle(link, "Anprobe").path("visibility").asText()).isEqualTo("private");
    awaitQuiet(link);
    assertThat(world.house.changes(link.resource())).isEmpty();
  }

  @Test
  void onlyAnAdministratorSaysWhatMayBeSeenAndOnlyInKnownWords() {
    privacy("anna.berger", mapping("busy", true, "default")).then().statusCode(403);
    privacy("admin", mapping("half", true, "default"))
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"));
    privacy("admin", "{\"title\":\"busy\"}").then().statusCode(400);
    privacy("admin", "{\"title\":\"busy\",\"description\":\"perhaps\"}").then().statusCode(400);
    as("anna.berger")
        .get("/api/v1/google/privacy")
        .then()
        .statusCode(200)
        .body("title", equalTo("full"))
        .body("visibility", equalTo("default"));
    try {
      privacy("admin", mapping("busy", false, "private")).then().statusCode(200);
      as("hoergut.admin").get("/api/v1/google/privacy").then().body("title", equalTo("full"));
    } finally {
      privacy("admin", mapping("full", true, "default")).then().statusCode(200);
    }
  }

  private static Response privacy(String user, String mapping) {
    return as(user).body(mapping).put("/api/v1/google/privacy");
  }

  private static String mapping(String title, boolean description, String visibility) {
    return "{\"title\":\"%s\",\"description\":%s,\"location\":true,\"visibility\":\"%s\"}"
        .formatted(title, description, visibility);
  }

  @Test
  void aPausedLinkDoesNothingAndCatchesUp() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry = world.house.create(link.resource(), appointment("Eins", TOMORROW_NINE));
    inGoogle(link, "Eins");
    awaitQuiet(link);
    patch(link, "{\"paused\":true}").then().statusCode(200).body("paused", equalTo(true));
    awaitRest(link);
    long before = world.google.journal();
    world.house.edit(entry.id(), appointment("Zwei", TOMORROW_NINE));
    soon().until(() -> planned(link, "{\"paused\":false}").equals(List.of("write-google")));
    assertThat(world.google.requests("events.update", before, link.calendar())).isZero();
    assertThat(world.google.event(link.calendar(), "Eins")).isPresent();

    patch(link, "{\"paused\":false,\"pollMinutes\":30}")
        .then()
        .statusCode(200)
        .body("pollMinutes", equalTo(30));
    inGoogle(link, "Zwei");
  }

  /** What a link would do under such settings. */
  private static List<String> planned(Linked link, String settings) {
    return as("admin")
        .body(settings)
        .post("/api/v1/google/links/" + link.id() + "/preview")
        .then()
        .statusCode(200)
        .extract()
        .path("action");
  }

  private void awaitRest(Linked link) {
    // A turn under way may still read Google once.
    long[] last = {world.google.journal()};
    soon()
        .until(
            () -> {
              long now = world.google.journal();
              boolean same = now == last[0];
              last[0] = now;
              return same;
            });
  }

  @Test
  void aTenantThatSwitchesGoogleOffPausesItsLinks() {
    Linked link = link("keep-ours", "both");
    CalendarEntry entry = world.house.create(link.resource(), appointment("Eins", TOMORROW_NINE));
    inGoogle(link, "Eins");
    awaitQuiet(link);
    world.house.pause(link.resource(), true);
    soon().until(() -> houses.house(FakeHouse.TENANT, link.resource()).orElseThrow().paused());
    awaitRest(link);
    world.house.edit(entry.id(), appointment("Zwei", TOMORROW_NINE));
    soon().until(() -> status(link).<Integer>path("pending") > 0);
    assertThat(world.google.event(link.calendar(), "Zwei")).isEmpty();
    world.house.pause(link.resource(), false);
    inGoogle(link, "Zwei");
    assertThat(world.google.events(link.calendar())).hasSize(1);
  }

  @Test
  void settingsThatMakeNoSenseChangeNothing() {
    Linked link = link("keep-ours", "both");
    for (String bad :
        List.of(
            "[]",
            "{\"policy\":\"coin-flip\"}",
            "{\"policy\":1}",
            "{\"pollMinutes\":0}",
            "{\"pollMinutes\":100000}",
            "{\"ignoreOlderThanDays\":-1}",
            "{\"paused\":\"yes\"}",
            "{\"direction\":\"in\",\"colour\":\"red\"}")) {
      patch(link, bad).then().statusCode(400).body("code", equalTo("invalid-request"));
    }
    status(link)
        .then()
        .body("direction", equalTo("both"))
        .body("policy", equalTo("keep-ours"))
        .body("paused", equalTo(false));
  }

  @Test
  void deletionsInMassesAreHeldAndCanBeTakenBack() {
    Linked link = link("keep-ours", "both");
    List<CalendarEntry> entries = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      entries.add(
          world.house.create(
              link.resource(), appointment("Termin " + i, TOMORROW_NINE.plusHours(i))));
    }
    soon().until(() -> world.google.events(link.calendar()).size() == 9);
    awaitQuiet(link);
    world
        .google
        .events(link.calendar())
        .forEach(event -> world.google.delete(link.calendar(), event.get("id").asText()));
    soon().until(() -> status(link).<Integer>path("held") == 4);
    assertThat(world.house.entriesOf(link.resource())).as("five may go").hasSize(4);

    as("admin")
        .post("/api/v1/google/links/" + link.id() + "/held-deletions/revert")
        .then()
        .statusCode(202);
    soon().until(() -> world.google.events(link.calendar()).size() == 4);
    awaitQuiet(link);
    assertThat(world.house.entriesOf(link.resource())).hasSize(4);
    assertThat(status(link).<Integer>path("held")).isZero();
  }

  @Test
  void deletionsInMassesThatWereMeantAreReleased() {
    Linked link = link("keep-ours", "both");
    for (int i = 0; i < 8; i++) {
      world.house.create(link.resource(), appointment("Termin " + i, TOMORROW_NINE.plusHours(i)));
    }
    soon().until(() -> world.google.events(link.calendar()).size() == 8);
    awaitQuiet(link);
    world
        .google
        .events(link.calendar())
        .forEach(event -> world.google.delete(link.calendar(), event.get("id").asText()));
    soon().until(() -> status(link).<Integer>path("held") == 3);
    String held = "/api/v1/google/links/" + link.id() + "/held-deletions/";
    as("admin").post(held + "forget").then().statusCode(404);
    as("admin").post(held + "release").then().statusCode(202);
    soon().until(() -> world.house.entriesOf(link.resource()).isEmpty());
    soon().until(() -> status(link).<Integer>path("held") == 0);
  }

  @Test
  void whatBecomesOfAbsencesIsASetting() {
    Linked link = link("keep-ours", "both");
    status(link).then().body("absences", equalTo("unavailable"));
    patch(link, "{\"absences\":\"ignore\"}")
        .then()
        .statusCode(200)
        .body("absences", equalTo("ignore"));
    patch(link, "{\"absences\":\"sometimes\"}").then().statusCode(400);
    status(link).then().body("absences", equalTo("ignore"));
  }

  @Test
  void anAllDaySeriesKeepsItsDays() {
    Linked link = link("keep-ours", "both");
    var day = TOMORROW_NINE.toLocalDate();
    EntryContent once = appointment("Messe", new EntrySpan.AllDay(day, day.plusDays(2)));
    CalendarEntry entry = world.house.create(link.resource(), once);
    JsonNode event = inGoogle(link, "Messe");
    assertThat(event.get("start").get("date").asText()).isEqualTo(day.toString());
    awaitQuiet(link);
    world.google.change(
        link.calendar(),
        event.get("id").asText(),
        "{\"start\":{\"date\":\"%s\"},\"end\":{\"date\":\"%s\"}}"
            .formatted(day.plusDays(1), day.plusDays(3)));
    soon()
        .until(
            () ->
                world
                    .house
                    .entry(entry.id())
                    .orElseThrow()
                    .content()
                    .span()
                    .equals(new EntrySpan.AllDay(day.plusDays(1), day.plusDays(3))));
  }
}
