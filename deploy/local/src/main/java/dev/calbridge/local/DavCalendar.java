package dev.calbridge.local;

import dev.calbridge.local.HttpCalls.Answer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** One calendar as a CalDAV client sees it (RFC 4791). */
public final class DavCalendar {

  private static final String DAV = "DAV:";
  private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  private static final String ALL_EVENTS =
      """
      <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
        <D:prop><D:getetag/><C:calendar-data/></D:prop>
        <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>
      </C:calendar-query>
      """;

  private final HttpCalls http;
  private final String origin;
  private final String path;
  private final String authorization;

  /**
   * @param origin scheme, host and port, without a slash at the end
   * @param path of the collection, with slashes around
   */
  public DavCalendar(HttpCalls http, String origin, String path, String userName, String password) {
    this.http = http;
    this.origin = origin;
    this.path = path;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((userName + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A calendar object resource.
   *
   * @param href its path
   * @param data iCalendar, as served
   */
  public record Item(String href, String eTag, String data) {

    /** Last segment of the path. */
    public String name() {
      return href.substring(href.lastIndexOf('/') + 1);
    }

    /** Value of the first property of that name inside VEVENT, unfolded, or empty. */
    public String property(String name) {
      boolean event = false;
      for (String line : data.replace("\r\n ", "").split("\r\n", -1)) {
        event |= line.equals("BEGIN:VEVENT");
        if (event && line.matches("(?s)" + name + "[:;].*")) {
          return line.substring(line.indexOf(':') + 1);
        }
      }
      return "";
    }
  }

  /** The same calendar with other credentials. */
  public DavCalendar as(String userName, String password) {
    return new DavCalendar(http, origin, path, userName, password);
  }

  /** The collection's path. */
  public String path() {
    return path;
  }

  /** All objects with an event, by name. */
  public Map<String, Item> items() {
    Answer answer =
        send("REPORT", path, ALL_EVENTS, Map.of("Depth", "1", "Content-Type", "application/xml"))
            .expect("calendar-query", 207);
    Map<String, Item> items = new TreeMap<>();
    NodeList responses = parse(answer.body()).getElementsByTagNameNS(DAV, "response");
    for (int i = 0; i < responses.getLength(); i++) {
      Element response = (Element) responses.item(i);
      Item item =
          new Item(
              text(response, DAV, "href"),
              text(response, DAV, "getetag"),
              text(response, CALDAV, "calendar-data").replaceAll("\r?\n", "\r\n"));
      items.put(item.name(), item);
    }
    return items;
  }

  /** The object of that name; status 404 if there is none. */
  public Answer get(String name) {
    return send("GET", path + name, null, Map.of());
  }

  /**
   * Writes an object.
   *
   * @param eTag of the version to replace; null for a new object
   */
  public Answer put(String name, String data, @Nullable String eTag) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/calendar; charset=utf-8");
    if (eTag == null) {
      headers.put("If-None-Match", "*");
    } else {
      headers.put("If-Match", eTag);
    }
    return send("PUT", path + name, data, headers);
  }

  public Answer delete(String name, String eTag) {
    return send("DELETE", path + name, null, Map.of("If-Match", eTag));
  }

  /** Any request, with this calendar's user. */
  public Answer send(
      String method, String target, @Nullable String body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Authorization", authorization);
    all.putAll(headers);
    return http.send(method, origin + target, all, body);
  }

  private static String text(Element within, String namespace, String name) {
    Node node = within.getElementsByTagNameNS(namespace, name).item(0);
    return node == null ? "" : node.getTextContent().strip();
  }

  private static Document parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException notXml) {
      throw new IllegalStateException("Not a multistatus: " + xml, notXml);
    }
  }
}
