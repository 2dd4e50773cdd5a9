package dev.calbridge.google.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.google.sync.Contents;
import dev.calbridge.google.sync.EntryTranslation;
import dev.calbridge.google.sync.EventContent;
import dev.calbridge.google.sync.Series;
import dev.calbridge.google.world.SyncTest;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntrySpan;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * People edit at random what the emulator and the house have: single events and series, single
 * occurrences, this and following, copies. Every now and then the link has a turn. In the end both
 * sides are alike, whoever was the only editor had their way, and a further turn writes nothing.
 */
final class EmulatorWalk {

  private static final int DAYS = 5;
  private static final LocalDateTime START = LocalDateTime.of(2030, 3, 4, 9, 0);
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  /** Who edits. */
  enum Editors {
    HOUSE,
    GOOGLE,
    BOTH
  }

  /** Where reads are not behind writes, nobody is written to but those who have news to hear. */
  boolean onlyEditorIsNeverWrittenBack = true;

  private final EmulatedWorld world;
  private final Editors editors;
  private final Random random;
  private final List<String> steps = new ArrayList<>();
  private final Runnable trouble;

  /**
   * @param trouble is made before each turn
   */
  EmulatorWalk(EmulatedWorld world, Editors editors, Random random, Runnable trouble) {
    this.world = world;
    this.editors = editors;
    this.random = random;
    this.trouble = trouble;
  }

  /**
   * @param calm what ends the trouble, before everything may come to rest
   */
  void go(String name, int length, Runnable calm) {
    for (int i = 0; i < length; i++) {
      step();
      world.pass(Duration.ofSeconds(random.nextInt(20)));
    }
    calm.run();
    List<EventContent> google = world.inGoogle();
    List<EventContent> house = world.inHouse();
    settle(name);
    // Where reads are behind, what was written shows by now.
    world.pass(Duration.ofMinutes(1));
    settle(name);
    world.pass(Duration.ofMinutes(1));
    assertThat(world.inGoogle()).as(name + steps).isEqualTo(world.inHouse());
    assertThat(world.link.house.made).as(name + steps + "came back").doesNotHaveDuplicates();
    switch (editors) {
      case HOUSE -> {
        assertThat(world.link.house.made).as(name + steps + "came back").isEmpty();
        assertThat(world.inHouse()).as(name + steps + "as the house said").isEqualTo(house);
        if (onlyEditorIsNeverWrittenBack) {
          assertThat(world.link.house.changes).as(name + steps).isZero();
        }
      }
      case GOOGLE -> {
        assertThat(world.inGoogle()).as(name + steps + "as Google said").isEqualTo(google);
        if (onlyEditorIsNeverWrittenBack) {
          assertThat(world.user.writes(0, world.calendar)).as(name + steps).isZero();
        }
      }
      case BOTH -> {}
    }
    long before = world.user.journal();
    int changes = world.link.house.changes;
    world.link.turn();
    assertThat(world.user.writes(before, world.calendar)).as(name + steps).isZero();
    assertThat(world.link.house.changes).as(name + steps).isEqualTo(changes);
  }

  private void settle(String name) {
    assertThat(world.link.settle(() -> world.pass(Duration.ofSeconds(10))))
        .as(name + steps + world.link.pairs)
        .isTrue();
  }

  private void step() {
    if (random.nextInt(4) == 0) {
      trouble.run();
      world.link.hear();
      world.link.turn();
      steps.add("turn\n");
    } else if (editors == Editors.HOUSE || (editors == Editors.BOTH && random.nextBoolean())) {
      houseEdits();
    } else {
      googleEdits();
    }
  }

  private void houseEdits() {
    List<CalendarEntry> entries = world.link.house.entries();
    if (entries.size() < 3 || random.nextInt(4) == 0) {
      EventContent content = some();
      steps.add("house creates " + content + "\n");
      world.link.house.create(content);
      return;
    }
    CalendarEntry entry = entries.get(random.nextInt(entries.size()));
    EventContent now = EntryTranslation.picture(entry.content());
    EventContent wanted = random.nextInt(5) == 0 ? null : edited(now);
    steps.add("house " + entry.id() + " -> " + wanted + "\n");
    if (wanted == null) {
      world.link.house.delete(entry.id());
    } else {
      world.link.house.edit(entry.id(), wanted);
    }
  }

  /** Whatever else may be edited, a title and time of its own. */
  private EventContent edited(EventContent now) {
    Series series = now.recurrence();
    LocalDateTime start = start(now);
    EventContent once = Contents.at(title(), start.plusMinutes(15L * random.nextInt(2)));
    if (series == null || random.nextInt(3) == 0) {
      return once.withRecurrence(series == null ? null : new Series(series.rule(), List.of()));
    }
    LocalDateTime at = start.plusDays(random.nextInt(DAYS));
    EventContent plain = now.withRecurrence(new Series(series.rule(), List.of()));
    return plain.hasPlace(at)
        ? now.withRecurrence(
            random.nextBoolean()
                ? new Series(series.rule(), List.of(at))
                : new Series(
                    series.rule(),
                    List.of(),
                    List.of(),
                    List.of(new Series.Changed(at, Contents.at(title(), at.plusHours(1))))))
        : plain;
  }

  private void googleEdits() {
    List<JsonNode> masters =
        world.user.events(world.calendar).stream()
            .filter(event -> !event.has("recurringEventId"))
            .toList();
    if (masters.size() < 3 || random.nextInt(5) == 0) {
      created("{\"summary\":\"%s\"%s,%s}");
      return;
    }
    JsonNode event = masters.get(random.nextInt(masters.size()));
    String id = event.get("id").asText();
    steps.add("google " + id + " ");
    switch (random.nextInt(event.has("recurrence") ? 7 : 4)) {
      case 0 -> did("renamed", () -> change(id, "{\"summary\":\"" + title() + "\"}"));
      case 1 -> did("deleted", () -> world.user.delete(world.calendar, id));
      case 2 -> did("copied", () -> world.user.copy(world.calendar, id));
      case 3 ->
          did(
              "described",
              () -> change(id, "{\"description\":\"" + "Notiz " + random.nextInt(3) + "\"}"));
      case 4 -> did("occurrence renamed", () -> changeOccurrence(event));
      case 5 -> did("occurrence deleted", () -> deleteOccurrence(event));
      default -> did("split", () -> split(event));
    }
  }

  private void created(String form) {
    LocalDateTime at = START.plusHours(random.nextInt(4));
    String rule =
        random.nextBoolean() ? "" : ",\"recurrence\":[\"RRULE:FREQ=DAILY;COUNT=" + DAYS + "\"]";
    String json = form.formatted(title(), rule, SyncTest.times(at));
    steps.add("google creates " + json + "\n");
    world.user.create(world.calendar, json);
  }

  private void change(String id, String json) {
    world.user.change(world.calendar, id, json);
  }

  private void changeOccurrence(JsonNode series) {
    occurrence(series, id -> change(id, "{\"summary\":\"" + title() + "\"}"));
  }

  private void deleteOccurrence(JsonNode series) {
    occurrence(series, id -> world.user.delete(world.calendar, id));
  }

  private void split(JsonNode series) {
    occurrence(
        series, id -> world.user.split(world.calendar, id, "{\"summary\":\"" + title() + "\"}"));
  }

  /** One of its first days, if there is (still) an occurrence then. */
  private void occurrence(JsonNode series, java.util.function.Consumer<String> edit) {
    LocalDateTime at =
        LocalDateTime.ofInstant(
                java.time.OffsetDateTime.parse(series.at("/start/dateTime").asText()).toInstant(),
                Contents.BERLIN)
            .plusDays(1L + random.nextInt(DAYS - 1));
    String suffix = at.atZone(Contents.BERLIN).withZoneSameInstant(ZoneOffset.UTC).format(UTC);
    steps.add(suffix + "\n");
    try {
      edit.accept(series.get("id").asText() + "_" + suffix);
    } catch (IllegalStateException none) {
      steps.add("(none)\n");
    }
  }

  private void did(String what, Runnable edit) {
    steps.add(what + "\n");
    edit.run();
  }

  private static LocalDateTime start(EventContent content) {
    return ((EntrySpan.Timed) content.span()).start();
  }

  private String title() {
    return "Termin " + random.nextInt(4);
  }

  private EventContent some() {
    EventContent once = Contents.at(title(), START.plusHours(random.nextInt(4)));
    @Nullable Series series =
        random.nextBoolean() ? null : new Series("FREQ=DAILY;COUNT=" + DAYS, List.of());
    return once.withRecurrence(series);
  }
}
