package dev.calbridge.gateway.icalendar;

import dev.calbridge.gateway.calendar.PersonalContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's own lines of one VEVENT, ready to be written.
 *
 * @param properties lines to be written as they are
 * @param annotations texts with parameters, by property
 * @param alarms null for the default ones
 */
record PersonalLines(
    List<String> properties, Map<String, ContentLine> annotations, @Nullable List<String> alarms) {

  static PersonalLines of(PersonalContent.Part part) {
    List<String> properties = new ArrayList<>();
    Map<String, ContentLine> annotations = new HashMap<>();
    for (String raw : part.lines()) {
      try {
        ContentLine line = ContentLine.parse(raw);
        if (KnownProperties.isAnnotatedText(line.name())) {
          annotations.putIfAbsent(line.name(), line);
        } else {
          properties.add(raw);
        }
      } catch (UnreadableCalendar e) {
        throw new IllegalStateException("A stored line is no content line", e);
      }
    }
    return new PersonalLines(properties, annotations, part.alarms());
  }

  /** The line with the parameters the user gave its text, if it is still that text. */
  String annotated(ContentLine line) {
    ContentLine own = annotations.get(line.name());
    return own != null && Text.unescape(own.value()).equals(Text.unescape(line.value()))
        ? own.raw()
        : line.raw();
  }
}
