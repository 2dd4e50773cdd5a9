package dev.calbridge.gateway.icalendar;

import dev.calbridge.gateway.calendar.PersonalContent;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a VEVENT is the business of the user alone who wrote it. */
final class PersonalReader {

  private PersonalReader() {}

  static PersonalContent.Part part(Component event, @Nullable LocalDateTime occurrence)
      throws UnreadableCalendar {
    List<String> alarms =
        event.components().stream()
            .filter(component -> component.name().equals("VALARM"))
            .flatMap(Component::lines)
            .toList();
    List<String> lines = new ArrayList<>();
    for (ContentLine line : event.properties()) {
      if (KnownProperties.isPersonal(line.name()) || isAnnotated(line)) {
        lines.add(line.raw());
      }
    }
    FieldReader.requireRoom(alarms);
    FieldReader.requireRoom(lines);
    return new PersonalContent.Part(occurrence, alarms, lines);
  }

  /** A text with parameters, such as a description with its HTML beside it (ALTREP). */
  private static boolean isAnnotated(ContentLine line) {
    return KnownProperties.isAnnotatedText(line.name()) && !line.parameters().isEmpty();
  }
}
