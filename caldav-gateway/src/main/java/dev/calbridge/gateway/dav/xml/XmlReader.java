package dev.calbridge.gateway.dav.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request body. A document type definition is refused, not skipped: without one there are
 * no entities to expand and nothing to fetch (RFC 4918 section 20.6).
 */
public final class XmlReader {

  /** Deepest nesting that is read. */
  static final int MAX_DEPTH = 32;

  /** Most elements that are read; a multiget of 5 000 hrefs fits. */
  static final int MAX_ELEMENTS = 20_000;

  private final XMLInputFactory factory;

  public XmlReader() {
    factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("External entities are not read");
        });
  }

  /**
   * @return the root element
   * @throws XmlRejected if the body is malformed, holds a DTD, or is too deep or too large
   */
  public XmlElement read(byte[] body) throws XmlRejected {
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new XmlRejected("The body is not well-formed XML", e);
    } catch (RuntimeException e) {
      // The parser of the JDK lets some encoding faults out unchecked.
      throw new XmlRejected("The body cannot be read as XML", e);
    }
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException, XmlRejected {
    Deque<Open> open = new ArrayDeque<>();
    XmlElement root = null;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw new XmlRejected("A document type definition (DTD) is not accepted", null);
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XmlRejected("Entity references are not accepted", null);
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new XmlRejected("The body is nested too deeply or has too many elements", null);
          }
          open.push(new Open(name(reader), attributes(reader), new ArrayList<>()));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement closed = open.pop().close();
          Open parent = open.peek();
          if (parent == null) {
            root = closed;
          } else {
            parent.content.add(closed);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          Open current = open.peek();
          if (current != null) {
            current.content.add(new XmlText(reader.getText()));
          }
        }
        default -> {
          // comments, processing instructions, white space between elements
        }
      }
    }
    return found(root);
  }

  private static XmlElement found(@Nullable XmlElement root) throws XmlRejected {
    if (root == null) {
      throw new XmlRejected("The body has no root element", null);
    }
    return root;
  }

  private static XmlName name(XMLStreamReader reader) {
    return new XmlName(orEmpty(reader.getNamespaceURI()), reader.getLocalName());
  }

  private static Map<XmlName, String> attributes(XMLStreamReader reader) {
    Map<XmlName, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(
          new XmlName(orEmpty(reader.getAttributeNamespace(i)), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  private record Open(XmlName name, Map<XmlName, String> attributes, List<XmlNode> content) {
    XmlElement close() {
      return new XmlElement(name, attributes, content);
    }
  }
}
