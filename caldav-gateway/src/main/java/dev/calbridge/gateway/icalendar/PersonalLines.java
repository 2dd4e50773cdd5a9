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

  static PersonalLines of(PersonalContent.@Nullable Part part) {
    List<String> properties = new ArrayList<>();
    Map<String, ContentLine> annotations = new HashMap<>();
    if (part == null) {
      return new PersonalLines(properties, annotations, null);
    }
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

  /** The text with the parameters it came with, if it is still that text. */
  String annotated(String property, String text) {
    ContentLine line = annotations.get(property);
    return line != null && Text.unescape(line.value()).equals(text)
        ? line.raw()
        : property + ":" + Text.escape(text);
  }
}
