package dev.calbridge.scheduler.file;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A VEVENT as it stands in the file. */
final class RawEvent {

  private static final int MOST_PROPERTIES = 5000;

  private final int line;
  private final List<VObjectProperty> properties = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  RawEvent(int line) {
    this.line = line;
  }

  int line() {
    return line;
  }

  void add(VObjectProperty property, String contentLine) {
    if (properties.size() < MOST_PROPERTIES) {
      properties.add(property);
      lines.add(contentLine);
    }
  }

  boolean overlong() {
    return properties.size() >= MOST_PROPERTIES;
  }

  List<VObjectProperty> all(String name) {
    return properties.stream().filter(one -> one.getName().equalsIgnoreCase(name)).toList();
  }

  @Nullable VObjectProperty first(String name) {
    return all(name).stream().findFirst().orElse(null);
  }

  /** The unescaped text of a property, or null. */
  @Nullable String text(String name) {
    VObjectProperty property = first(name);
    return property == null ? null : VObjectPropertyValues.unescape(property.getValue());
  }

  /** Content lines of the properties that nobody here reads. */
  List<String> others(Set<String> known) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < properties.size(); i++) {
      if (!known.contains(properties.get(i).getName().toUpperCase(Locale.ROOT))) {
        others.add(lines.get(i));
      }
    }
    return List.copyOf(others);
  }
}
