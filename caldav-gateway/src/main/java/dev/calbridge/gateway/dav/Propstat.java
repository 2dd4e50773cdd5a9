package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Properties that share a status.
 *
 * @param error precondition that was violated, or null
 */
public record Propstat(int status, List<XmlElement> properties, @Nullable XmlElement error) {

  public Propstat(int status, List<XmlElement> properties) {
    this(status, properties, null);
  }

  XmlElement element() {
    List<XmlElement> content = new ArrayList<>();
    content.add(XmlElement.of(XmlName.dav("prop"), properties));
    content.add(status(status));
    if (error != null) {
      content.add(XmlElement.of(XmlName.dav("error"), error));
    }
    return XmlElement.of(XmlName.dav("propstat"), content);
  }

  /** One program reads the status with a pattern that wants the reason phrase. */
  static XmlElement status(int status) {
    String reason =
        switch (status) {
          case 200 -> "OK";
          case 403 -> "Forbidden";
          case 404 -> "Not Found";
          case 424 -> "Failed Dependency";
          case 507 -> "Insufficient Storage";
          default -> throw new IllegalArgumentException("No reason phrase for " + status);
        };
    return XmlElement.text(XmlName.dav("status"), "HTTP/1.1 " + status + " " + reason);
  }
}
