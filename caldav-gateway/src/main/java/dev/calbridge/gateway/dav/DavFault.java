package dev.calbridge.gateway.dav;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request with a status that says what the client can do about it. */
public final class DavFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String explanation;
  private final transient @Nullable XmlElement precondition;

  private DavFault(int status, String explanation, @Nullable XmlElement precondition) {
    super(explanation, null, false, false);
    this.status = status;
    this.explanation = explanation;
    this.precondition = precondition;
  }

  public static DavFault of(int status, String explanation) {
    return new DavFault(status, explanation, null);
  }

  public static DavFault notFound() {
    return of(404, "There is nothing here");
  }

  /** A violated precondition, named as RFC 4918 section 16 wants it. */
  public static DavFault of(Precondition precondition, String explanation) {
    return of(precondition, explanation, XmlElement.of(precondition.element()));
  }

  /**
   * @param element the precondition's element with content
   */
  public static DavFault of(Precondition precondition, String explanation, XmlElement element) {
    return new DavFault(precondition.status(), explanation, element);
  }

  public int status() {
    return status;
  }

  /** The answer. A DAV:error is never empty: one program takes an empty one for a rate limit. */
  public DavResponse response() {
    return Optional.ofNullable(precondition)
        .map(
            element ->
                DavResponse.xml(
                    status,
                    XmlElement.of(
                        XmlName.dav("error"),
                        element,
                        XmlElement.text(XmlName.calbridge("message"), explanation))))
        .orElseGet(() -> DavResponse.text(status, explanation));
  }
}
