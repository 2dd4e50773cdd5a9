package dev.calbridge.kit.problem;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457 section 3).
 *
 * @param type {@code about:blank}: the status and the code say it all
 * @param title reason phrase of the status
 * @param status HTTP status
 * @param detail what is wrong and what to do, or null
 * @param code stable and kebab-case (an extension member, section 3.2)
 */
public record Problem(String type, String title, int status, @Nullable String detail, String code) {

  /** Media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, String code, @Nullable String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return new Problem("about:blank", title, status, detail, code);
  }

  Response toResponse() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
