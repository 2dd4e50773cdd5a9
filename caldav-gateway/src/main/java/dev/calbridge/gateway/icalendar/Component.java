package dev.calbridge.gateway.icalendar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands between BEGIN and END.
 *
 * @param name in upper case
 */
record Component(String name, List<ContentLine> properties, List<Component> components) {

  Component {
    properties = List.copyOf(properties);
    components = List.copyOf(components);
  }

  Stream<ContentLine> all(String property) {
    return properties.stream().filter(line -> line.name().equals(property));
  }

  Optional<ContentLine> first(String property) {
    return all(property).findFirst();
  }

  /** As content lines, BEGIN and END included. */
  Stream<String> lines() {
    return Stream.of(
            Stream.of("BEGIN:" + name),
            properties.stream().map(ContentLine::raw),
            components.stream().flatMap(Component::lines),
            Stream.of("END:" + name))
        .flatMap(part -> part);
  }
}
