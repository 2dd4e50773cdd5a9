package dev.calbridge.gateway.dav.xml;

import org.jspecify.annotations.Nullable;

/** The body is not XML, or XML of a kind that is not read here. The message may be shown. */
public final class XmlRejected extends Exception {

  private static final long serialVersionUID = 1L;

  public XmlRejected(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
