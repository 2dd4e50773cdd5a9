package dev.calbridge.gateway.icalendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Content lines of unknown properties and components, made safe to stand inside a VEVENT. */
final class Extras {

  private Extras() {}

  /** Properties first, then whole components; what would break the object is left out. */
  static List<String> of(List<String> lines) {
    List<String> properties = new ArrayList<>();
    List<String> components = new ArrayList<>();
    List<String> current = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    for (String raw : lines) {
      String line = raw.replaceAll("[\\x00-\\x08\\x0A-\\x1F]", "");
      ContentLine parsed;
      try {
        parsed = ContentLine.parse(line);
      } catch (UnreadableCalendar e) {
        continue;
      }
      String value = parsed.value().strip().toUpperCase(Locale.ROOT);
      switch (parsed.name()) {
        case "BEGIN" -> {
          open.push(value);
          current.add(line);
        }
        case "END" -> {
          if (!open.isEmpty() && open.peek().equals(value)) {
            open.pop();
            current.add(line);
            if (open.isEmpty()) {
              components.addAll(current);
              current.clear();
            }
          }
        }
        default -> {
          if (!open.isEmpty()) {
            current.add(line);
          } else if (!KnownProperties.isKnown(parsed.name())) {
            properties.add(line);
          }
        }
      }
    }
    properties.addAll(components);
    return properties;
  }
}
