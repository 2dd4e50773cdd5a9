package dev.calbridge.gateway.dav.xml;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document with the prefixes that programs in the field are used to: some of them compare
 * text where they should read XML.
 */
public final class XmlWriter {

  private static final List<Map.Entry<String, String>> PREFIXES =
      List.of(
          Map.entry(Namespaces.DAV, "D"),
          Map.entry(Namespaces.CALDAV, "C"),
          Map.entry(Namespaces.CALENDAR_SERVER, "CS"),
          Map.entry(Namespaces.APPLE, "A"),
          Map.entry(Namespaces.CALBRIDGE, "CB"));

  private final StringBuilder out = new StringBuilder(1024);
  private final Map<String, String> prefixes = new LinkedHashMap<>();

  private XmlWriter() {
    PREFIXES.forEach(known -> prefixes.put(known.getKey(), known.getValue()));
  }

  /** A whole document in UTF-8. */
  public static byte[] document(XmlElement root) {
    XmlWriter writer = new XmlWriter();
    writer.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    writer.element(root, true);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One element that stands for itself, as personal properties are kept. */
  public static String fragment(XmlElement element) {
    XmlWriter writer = new XmlWriter();
    writer.element(element, true);
    return writer.out.toString();
  }

  private void element(XmlElement element, boolean root) {
    Map<String, String> declared = new TreeMap<>();
    if (root) {
      prefixes.forEach((namespace, prefix) -> declared.put(prefix, namespace));
    }
    String name = qualified(element.name(), declared);
    out.append('<').append(name);
    StringBuilder attributes = new StringBuilder();
    element
        .attributes()
        .forEach(
            (attribute, value) -> {
              attributes.append(' ').append(qualified(attribute, declared)).append("=\"");
              escape(value, attributes, true);
              attributes.append('"');
            });
    declared.forEach(
        (prefix, namespace) -> {
          out.append(" xmlns:").append(prefix).append("=\"");
          escape(namespace, out, true);
          out.append('"');
        });
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
    if (!root) {
      // A prefix declared here ends here.
      declared.values().forEach(prefixes::remove);
    }
  }

  private String qualified(XmlName name, Map<String, String> declared) {
    if (name.namespace().isEmpty()) {
      return name.local();
    }
    if (name.namespace().equals("http://www.w3.org/XML/1998/namespace")) {
      return "xml:" + name.local();
    }
    @Nullable String prefix = prefixes.get(name.namespace());
    if (prefix == null) {
      prefix = "x" + prefixes.size();
      prefixes.put(name.namespace(), prefix);
      declared.put(prefix, name.namespace());
    }
    return prefix + ":" + name.local();
  }

  private static void escape(String value, StringBuilder out, boolean attribute) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        // A bare CR would reach the client as LF (XML 1.0 section 2.11).
        case '\r' -> out.append("&#13;");
        case '\n', '\t' -> out.append(attribute ? "&#" + (int) c + ";" : String.valueOf(c));
        default -> {
          if (c >= ' ') {
            out.append(c);
          }
        }
      }
    }
  }
}
