package dev.calbridge.gateway.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calbridge.gateway.calendar.PersonalContent;
import dev.calbridge.gateway.support.Practice;
import dev.calbridge.scheduler.contract.CalendarEntry;
import dev.calbridge.scheduler.contract.EntryContent;
import dev.calbridge.scheduler.contract.EntryOverride;
import dev.calbridge.scheduler.contract.EntryPlacement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonalWriterTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Practice practice = new Practice();
  private final EventWriter writer = new EventWriter(new TimeZoneText());
  private final EventReader reader = new EventReader(new ZoneNames());
  private final PersonalWriter personalWriter = new PersonalWriter(new ZoneNames());

  @Test
  void whatAUserAddedComesBackAndNothingElseIsTouched() throws Exception {
    long seed = Long.getLong("personal.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      EntryContent content = RandomContent.of(random);
      CalendarEntry entry =
          practice.entry(
              UUID.randomUUID(),
              1,
              List.of(new EntryPlacement(practice.resource, "uid", "name.ics")),
              content);
      String everybodys = writer.write(entry, entry.placements().getFirst());
      PersonalContent added = additions(content, random);

      String own = personalWriter.write(everybodys, added);
      ClientEvent read = reader.read(own.getBytes(StandardCharsets.UTF_8), BERLIN);

      assertThat(read.content()).as("round %d of personal.seed %d", i, seed).isEqualTo(content);
      for (PersonalContent.Part part : added.parts()) {
        PersonalContent.Part back = read.personal().part(part.occurrence()).orElseThrow();
        assertThat(back.lines()).as("round %d of seed %d", i, seed).isEqualTo(part.lines());
        if (part.alarms() != null) {
          assertThat(back.alarms()).as("round %d of seed %d", i, seed).isEqualTo(part.alarms());
        }
      }
      // A second time changes nothing more.
      assertThat(personalWriter.write(everybodys, added)).isEqualTo(own);
      assertThat(personalWriter.write(everybodys, PersonalContent.NONE)).isEqualTo(everybodys);
    }
  }

  @Test
  void aTextKeepsItsParametersOnlyWhileItIsTheSame() {
    PersonalContent html =
        new PersonalContent(
            List.of(
                new PersonalContent.Part(
                    null,
                    null,
                    List.of("DESCRIPTION;ALTREP=\"data:text/html,<b>Notiz</b>\":Notiz"))));

    assertThat(personalWriter.write(text("Notiz"), html))
        .containsOnlyOnce("DESCRIPTION")
        .contains("ALTREP=");
    assertThat(personalWriter.write(text("Anderes"), html))
        .contains("DESCRIPTION:Anderes\r\n")
        .doesNotContain("ALTREP");
  }

  private String text(String description) {
    EntryContent content =
        Practice.content("x", Practice.timed(LocalDateTime.of(2026, 11, 23, 9, 0)), null);
    EntryContent described =
        new EntryContent(
            content.title(),
            description,
            content.categories(),
            content.location(),
            content.status(),
            content.busy(),
            content.span(),
            null,
            content.extras());
    CalendarEntry entry =
        practice.entry(
            UUID.randomUUID(),
            1,
            List.of(new EntryPlacement(practice.resource, "uid", "name.ics")),
            described);
    // Without the default alarm, whose DESCRIPTION would stand there, too.
    return writer
        .write(entry, entry.placements().getFirst())
        .replaceAll("(?s)BEGIN:VALARM.*END:VALARM\r\n", "");
  }

  private static PersonalContent additions(EntryContent content, Random random) {
    List<PersonalContent.Part> parts = new ArrayList<>();
    parts.add(part(null, random));
    if (content.recurrence() != null) {
      for (EntryOverride override : content.recurrence().overrides()) {
        parts.add(part(override.occurrence(), random));
      }
    }
    return new PersonalContent(parts);
  }

  private static PersonalContent.Part part(LocalDateTime occurrence, Random random) {
    List<String> alarms =
        switch (random.nextInt(3)) {
          case 0 -> null;
          case 1 -> List.of();
          default ->
              List.of(
                  "BEGIN:VALARM",
                  "TRIGGER;RELATED=END:-PT" + random.nextInt(90) + "M",
                  "X-APPLE-DEFAULT-ALARM:TRUE",
                  "ATTACH;VALUE=URI:Chord " + "ä".repeat(random.nextInt(80)),
                  "END:VALARM");
        };
    List<String> lines =
        random.nextBoolean()
            ? List.of()
            : List.of(
                "X-MOZ-LASTACK:20261123T080000Z",
                "X-MOZ-SNOOZE-TIME-" + random.nextInt(9) + ":20261123T081000Z",
                "ATTENDEE;CN=\"Müller; B\":mailto:b@himmel.example");
    return new PersonalContent.Part(occurrence, alarms, lines);
  }
}
