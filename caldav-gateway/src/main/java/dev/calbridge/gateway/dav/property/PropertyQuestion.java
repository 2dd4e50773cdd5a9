package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.List;

/** Which properties a client asks for (RFC 4918 section 14.20). */
public sealed interface PropertyQuestion {

  /** Everything that is not costly. */
  record All(List<XmlName> included) implements PropertyQuestion {}

  /** Only which there are. */
  record Names() implements PropertyQuestion {}

  /** These. */
  record These(List<XmlName> names) implements PropertyQuestion {
    public boolean asksFor(XmlName name) {
      return names.contains(name);
    }
  }

  /** From the element that holds {@code prop}, {@code allprop} or {@code propname}. */
  static PropertyQuestion of(XmlElement holder) {
    if (holder.child(XmlName.dav("prop")).isPresent()) {
      return new These(names(holder, "prop"));
    }
    return holder.child(XmlName.dav("propname")).isPresent()
        ? new Names()
        : new All(names(holder, "include"));
  }

  private static List<XmlName> names(XmlElement holder, String container) {
    return holder
        .children(XmlName.dav(container))
        .flatMap(XmlElement::children)
        .map(XmlElement::name)
        .distinct()
        .toList();
  }
}
