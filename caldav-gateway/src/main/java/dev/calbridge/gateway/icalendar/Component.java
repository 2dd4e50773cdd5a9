package dev.calbridge.gateway.icalendar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands between BEGIN and END.
 *
 * @param name in upper case
 */
public record Component(String name, List<ContentLine> properties, List<Component> components) {

  public Component {
    properties = List.copyOf(properties);
    components = List.copyOf(components);
  }

  public Stream<ContentLine> all(String property) {
    return properties.stream().filter(line -> line.name().equals(property));
  }

  public Optional<ContentLine> first(String property) {
    for (ContentLine line : properties) {
      if (line.name().equals(property)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** With other content of the same kind. */
  public Component with(List<ContentLine> otherProperties, List<Component> otherComponents) {
    return new Component(name, otherProperties, otherComponents);
  }

  /** As iCalendar text with CRLF line ends. */
  public String text() {
    LineWriter out = new LineWriter();
    lines().forEach(out::line);
    return out.toString();
  }

  /** As content lines, BEGIN and END included. */
  public Stream<String> lines() {
    return Stream.of(
            Stream.of("BEGIN:" + name),
            properties.stream().map(ContentLine::raw),
            components.stream().flatMap(Component::lines),
            Stream.of("END:" + name))
        .flatMap(part -> part);
  }
}
