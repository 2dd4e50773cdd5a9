package dev.calbridge.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457 section 3).
 *
 * @param type {@code about:blank}: the status and the code say it all
 * @param title reason phrase of the status
 * @param status HTTP status
 * @param detail what is wrong and what to do, or null
 * @param code stable and kebab-case (an extension member, section 3.2)
 * @param members further extension members, such as what stands in the way
 */
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    String code,
    @JsonAnyGetter Map<String, Object> members) {

  public Problem {
    members = Map.copyOf(members);
  }

  /** Media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, String code, @Nullable String detail) {
    return of(status, code, detail, Map.of());
  }

  /** With further extension members. */
  public static Problem of(
      int status, String code, @Nullable String detail, Map<String, Object> members) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return new Problem("about:blank", title, status, detail, code, members);
  }

  Response toResponse() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
