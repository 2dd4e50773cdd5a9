package dev.calbridge.gateway.dav.xml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An element with its content, in document order. */
public record XmlElement(XmlName name, Map<XmlName, String> attributes, List<XmlNode> content)
    implements XmlNode {

  public XmlElement {
    attributes = Map.copyOf(attributes);
    content = List.copyOf(content);
  }

  public static XmlElement of(XmlName name, XmlNode... content) {
    return new XmlElement(name, Map.of(), Arrays.asList(content));
  }

  public static XmlElement of(XmlName name, List<? extends XmlNode> content) {
    return new XmlElement(name, Map.of(), List.copyOf(content));
  }

  public static XmlElement text(XmlName name, String value) {
    return new XmlElement(name, Map.of(), List.of(new XmlText(value)));
  }

  /**
   * As {@link #text}.
   *
   * @param utf8 valid UTF-8, which is not copied
   */
  public static XmlElement encodedText(XmlName name, byte[] utf8) {
    return new XmlElement(name, Map.of(), List.of(new XmlEncodedText(utf8)));
  }

  public XmlElement with(String attribute, String value) {
    return new XmlElement(name, Map.of(new XmlName("", attribute), value), content);
  }

  /** The same with the language of its text. */
  public XmlElement withLanguage(String language) {
    return new XmlElement(
        name,
        Map.of(new XmlName("http://www.w3.org/XML/1998/namespace", "lang"), language),
        content);
  }

  /** Child elements, in order. */
  public Stream<XmlElement> children() {
    return content.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
  }

  public Stream<XmlElement> children(XmlName childName) {
    return children().filter(child -> child.name().equals(childName));
  }

  public Optional<XmlElement> child(XmlName childName) {
    return children(childName).findFirst();
  }

  public Optional<String> attribute(String local) {
    return Optional.ofNullable(attributes.get(new XmlName("", local)));
  }

  /** The character data directly inside, without surrounding white space. */
  public String text() {
    return rawText().strip();
  }

  /** The character data directly inside, to the letter. */
  public String rawText() {
    StringBuilder all = new StringBuilder();
    for (XmlNode node : content) {
      switch (node) {
        case XmlText text -> all.append(text.value());
        case XmlEncodedText text -> all.append(text.value());
        case XmlElement _ -> {}
      }
    }
    return all.toString();
  }
}
