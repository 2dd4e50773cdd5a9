package dev.calbridge.gateway.dav.property;

import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.DavTarget;
import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import org.jspecify.annotations.Nullable;

/** A live property (RFC 4918 section 15). */
public interface DavProperty {

  XmlName name();

  /**
   * @return the property's element with its value, or null if the target has no such property
   */
  @Nullable XmlElement of(DavTarget target, DavSession session);

  /** Whether a user may give it a value of one's own, which then stands before this one. */
  default boolean isPersonal() {
    return false;
  }

  /** Whether {@code allprop} shows it; those of RFC 4791 are not (section 5.2 and others). */
  default boolean isInAllprop() {
    return false;
  }
}
