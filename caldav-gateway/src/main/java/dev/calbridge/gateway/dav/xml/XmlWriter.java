package dev.calbridge.gateway.dav.xml;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document with the prefixes that programs in the field are used to: some of them compare
 * text where they should read XML.
 */
public final class XmlWriter {

  private static final long STAYS = staying();

  private static final List<Map.Entry<String, String>> PREFIXES =
      List.of(
          Map.entry(Namespaces.DAV, "D"),
          Map.entry(Namespaces.CALDAV, "C"),
          Map.entry(Namespaces.CALENDAR_SERVER, "CS"),
          Map.entry(Namespaces.APPLE, "A"),
          Map.entry(Namespaces.CALBRIDGE, "CB"));

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final StringBuilder out = new StringBuilder(1024);
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final Map<XmlName, String> names = new HashMap<>();

  private XmlWriter() {
    PREFIXES.forEach(known -> prefixes.put(known.getKey(), known.getValue()));
  }

  /** A whole document in UTF-8. */
  public static byte[] document(XmlElement root) {
    XmlWriter writer = new XmlWriter();
    writer.out.append(DECLARATION);
    writer.element(root, true);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** For a document that is written child by child. */
  static XmlWriter opened(XmlName root) {
    XmlWriter writer = new XmlWriter();
    writer.out.append(DECLARATION).append('<').append(writer.qualified(root));
    writer.prefixes.forEach(writer::declare);
    writer.out.append('>');
    return writer;
  }

  void child(XmlElement child) {
    element(child, false);
  }

  /** Characters that have been written and not taken. */
  int length() {
    return out.length();
  }

  /** What has been written since the last time, in UTF-8. */
  byte[] take() {
    byte[] piece = out.toString().getBytes(StandardCharsets.UTF_8);
    out.setLength(0);
    return piece;
  }

  byte[] closed(XmlName root) {
    out.append("</").append(qualified(root)).append('>');
    return take();
  }

  /** One element that stands for itself, as personal properties are kept. */
  public static String fragment(XmlElement element) {
    XmlWriter writer = new XmlWriter();
    writer.element(element, true);
    return writer.out.toString();
  }

  private void element(XmlElement element, boolean root) {
    int known = prefixes.size();
    String name = qualified(element.name());
    out.append('<').append(name);
    String attributes = element.attributes().isEmpty() ? "" : attributes(element);
    if (root || prefixes.size() > known) {
      prefixes.entrySet().stream()
          .skip(root ? 0 : known)
          .forEach(declared -> declare(declared.getKey(), declared.getValue()));
    }
    out.append(attributes);
    if (element.content().isEmpty()) {
      out.append("/>");
    } else {
      out.append('>');
      for (XmlNode node : element.content()) {
        switch (node) {
          case XmlElement child -> element(child, false);
          case XmlText text -> escape(text.value(), out, false);
        }
      }
      out.append("</").append(name).append('>');
    }
    if (!root && prefixes.size() > known) {
      // A prefix declared here ends here.
      prefixes.keySet().stream().skip(known).toList().forEach(prefixes::remove);
      names.clear();
    }
  }

  private void declare(String namespace, String prefix) {
    out.append(" xmlns:").append(prefix).append("=\"");
    escape(namespace, out, true);
    out.append('"');
  }

  private String attributes(XmlElement element) {
    StringBuilder attributes = new StringBuilder();
    element
        .attributes()
        .forEach(
            (attribute, value) -> {
              attributes.append(' ').append(qualified(attribute)).append("=\"");
              escape(value, attributes, true);
              attributes.append('"');
            });
    return attributes.toString();
  }

  private String qualified(XmlName name) {
    @Nullable String known = names.get(name);
    if (known == null) {
      known = newlyQualified(name);
      names.put(name, known);
    }
    return known;
  }

  private String newlyQualified(XmlName name) {
    if (name.namespace().isEmpty()) {
      return name.local();
    }
    if (name.namespace().equals("http://www.w3.org/XML/1998/namespace")) {
      return "xml:" + name.local();
    }
    return prefixes.computeIfAbsent(name.namespace(), _ -> "x" + prefixes.size())
        + ":"
        + name.local();
  }

  /** Copies what needs no escaping in pieces: most of what is written are long plain texts. */
  private static void escape(String value, StringBuilder out, boolean attribute) {
    int copied = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > '>' || (STAYS >>> c & 1) != 0) {
        continue;
      }
      @Nullable String replacement = replacement(c, attribute);
      if (replacement != null) {
        out.append(value, copied, i).append(replacement);
        copied = i + 1;
      }
    }
    out.append(value, copied, value.length());
  }

  /** One bit for each character up to {@code >} that stays as it is everywhere. */
  private static long staying() {
    long bits = 0;
    for (char c = 0; c <= '>'; c++) {
      bits |= replacement(c, true) == null ? 1L << c : 0;
    }
    return bits;
  }

  /** Null if the character stays as it is. */
  private static @Nullable String replacement(char c, boolean attribute) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> attribute ? "&quot;" : null;
      // A bare CR would reach the client as LF (XML 1.0 section 2.11).
      case '\r' -> "&#13;";
      case '\n', '\t' -> attribute ? "&#" + (int) c + ";" : null;
      default -> c < ' ' ? "" : null;
    };
  }
}
