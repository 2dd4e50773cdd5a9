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

  /** Octets of a document of a few properties. */
  private static final int SHORT = 1024;

  private static final Escapes IN_TEXT = Escapes.of(false);
  private static final Escapes IN_ATTRIBUTES = Escapes.of(true);
  private static final byte[] EMPTY = utf8("/>");
  private static final byte[] FULL = utf8(">");

  private static final List<Map.Entry<String, String>> PREFIXES =
      List.of(
          Map.entry(Namespaces.DAV, "D"),
          Map.entry(Namespaces.CALDAV, "C"),
          Map.entry(Namespaces.CALENDAR_SERVER, "CS"),
          Map.entry(Namespaces.APPLE, "A"),
          Map.entry(Namespaces.CALBRIDGE, "CB"));

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private final Utf8Buffer out;
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final Map<XmlName, Tags> names = new HashMap<>();

  /** An element's name, and the tags that are written most, in UTF-8. */
  private record Tags(String name, byte[] opening, byte[] closing) {

    Tags(String name) {
      this(name, utf8("<" + name), utf8("</" + name + ">"));
    }
  }

  /**
   * @param capacity octets that there is room for at once
   */
  private XmlWriter(int capacity) {
    out = new Utf8Buffer(capacity);
    PREFIXES.forEach(known -> prefixes.put(known.getKey(), known.getValue()));
  }

  /** A whole document in UTF-8. */
  public static byte[] document(XmlElement root) {
    XmlWriter writer = new XmlWriter(SHORT);
    writer.out.append(DECLARATION);
    writer.element(root, true);
    return writer.out.take();
  }

  /** For a document that is written child by child. */
  static XmlWriter opened(XmlName root) {
    XmlWriter writer = new XmlWriter(SHORT);
    writer.out.append(DECLARATION).append(writer.tags(root).opening());
    writer.prefixes.forEach(writer::declare);
    writer.out.append(">");
    return writer;
  }

  void child(XmlElement child) {
    element(child, false);
  }

  /** Octets that have been written and not taken. */
  int length() {
    return out.length();
  }

  /** What has been written since the last time, in UTF-8. */
  byte[] take() {
    return out.take();
  }

  byte[] closed(XmlName root) {
    return out.append(tags(root).closing()).take();
  }

  /** One element that stands for itself, as personal properties are kept. */
  public static String fragment(XmlElement element) {
    XmlWriter writer = new XmlWriter(SHORT);
    writer.element(element, true);
    return new String(writer.out.take(), StandardCharsets.UTF_8);
  }

  private void element(XmlElement element, boolean root) {
    int known = prefixes.size();
    Tags tags = tags(element.name());
    out.append(tags.opening());
    String attributes = element.attributes().isEmpty() ? "" : attributes(element);
    if (root || prefixes.size() > known) {
      prefixes.entrySet().stream()
          .skip(root ? 0 : known)
          .forEach(declared -> declare(declared.getKey(), declared.getValue()));
    }
    out.append(attributes);
    if (element.content().isEmpty()) {
      out.append(EMPTY);
    } else {
      out.append(FULL);
      for (XmlNode node : element.content()) {
        switch (node) {
          case XmlElement child -> element(child, false);
          case XmlText text -> escape(utf8(text.value()), out, IN_TEXT);
          case XmlEncodedText text -> escape(text.utf8(), out, IN_TEXT);
        }
      }
      out.append(tags.closing());
    }
    if (!root && prefixes.size() > known) {
      // A prefix declared here ends here.
      prefixes.keySet().stream().skip(known).toList().forEach(prefixes::remove);
      names.clear();
    }
  }

  private void declare(String namespace, String prefix) {
    out.append(" xmlns:").append(prefix).append("=\"");
    escape(utf8(namespace), out, IN_ATTRIBUTES);
    out.append("\"");
  }

  private String attributes(XmlElement element) {
    Utf8Buffer attributes = new Utf8Buffer(64);
    element
        .attributes()
        .forEach(
            (attribute, value) -> {
              attributes.append(" ").append(tags(attribute).name()).append("=\"");
              escape(utf8(value), attributes, IN_ATTRIBUTES);
              attributes.append("\"");
            });
    return new String(attributes.take(), StandardCharsets.UTF_8);
  }

  private Tags tags(XmlName name) {
    @Nullable Tags known = names.get(name);
    if (known == null) {
      known = new Tags(qualified(name));
      names.put(name, known);
    }
    return known;
  }

  private String qualified(XmlName name) {
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
  private static void escape(byte[] text, Utf8Buffer out, Escapes escapes) {
    int copied = 0;
    for (int i = 0; i < text.length; i++) {
      byte octet = text[i];
      // Octets of characters beyond ASCII are negative.
      if (octet <= '>' && octet >= 0 && (escapes.stays() >>> octet & 1) == 0) {
        out.append(text, copied, i).append(escapes.replacements()[octet]);
        copied = i + 1;
      }
    }
    out.append(text, copied, text.length);
  }

  /**
   * What becomes of the characters up to {@code >}; all others stay as they are.
   *
   * @param stays one bit for each that does, too
   * @param replacements of the others, in UTF-8
   */
  private record Escapes(long stays, byte[][] replacements) {

    static Escapes of(boolean attribute) {
      long stays = 0;
      byte[][] replacements = new byte['>' + 1][0];
      for (char c = 0; c <= '>'; c++) {
        @Nullable String replacement = replacement(c, attribute);
        if (replacement == null) {
          stays |= 1L << c;
        } else {
          replacements[c] = utf8(replacement);
        }
      }
      return new Escapes(stays, replacements);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
