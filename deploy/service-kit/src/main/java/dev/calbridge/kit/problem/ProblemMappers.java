package dev.calbridge.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Meets every error of a REST edge once and answers with {@link Problem} details. */
public final class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /** A database fails over in about that time. */
  private static final int RETRY_AFTER_SECONDS = 5;

  @ServerExceptionMapper
  public Response problem(ProblemException exception) {
    return of(exception).toResponse();
  }

  /** A body that is not JSON, or not the JSON that is asked for. */
  @ServerExceptionMapper
  public Response json(JacksonException exception) {
    return malformed(exception);
  }

  /** As specific as the mapper Quarkus brings, which would win otherwise. */
  @ServerExceptionMapper
  public Response jsonMismatch(MismatchedInputException exception) {
    return malformed(exception);
  }

  @ServerExceptionMapper
  public Response constraints(ConstraintViolationException exception) {
    String detail =
        exception.getConstraintViolations().stream()
            .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    return Problem.of(400, "invalid-request", detail).toResponse();
  }

  @ServerExceptionMapper
  public Response unauthorized(UnauthorizedException exception) {
    return challenge();
  }

  @ServerExceptionMapper
  public Response authenticationFailed(AuthenticationFailedException exception) {
    return challenge();
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException exception) {
    return Problem.of(403, "forbidden", "Your role does not allow this.").toResponse();
  }

  /** What JAX-RS itself finds wrong: no such path, method, media type, parameter. */
  @ServerExceptionMapper
  public Response http(WebApplicationException exception) {
    Throwable cause = exception.getCause();
    if (cause instanceof JacksonException json) {
      return malformed(json);
    }
    if (cause instanceof ProblemException problem) {
      return problem(problem);
    }
    Response original = exception.getResponse();
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    if (status >= 500) {
      return unexpected(exception).toResponse();
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    String code =
        known == null ? "http-" + status : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Response.ResponseBuilder builder =
        Response.fromResponse(Problem.of(status, code, null).toResponse());
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? builder.build() : builder.header(HttpHeaders.ALLOW, allow).build();
  }

  /** A fault of ours: the caller gets a number to quote, the log gets the cause. */
  @ServerExceptionMapper
  public RestResponse<Problem> fault(Throwable exception) {
    ProblemException problem = problemWithin(exception);
    if (problem == null && Outage.isBehind(exception)) {
      return unavailable(exception);
    }
    Problem body = problem == null ? unexpected(exception) : of(problem);
    return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(500), body)
        .status(body.status())
        .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .build();
  }

  /** Nothing is wrong with the request, and nothing with us: it may be sent again. */
  private static RestResponse<Problem> unavailable(Throwable exception) {
    LOG.warnf("Away: %s", exception);
    Problem body =
        Problem.of(503, "unavailable", "A part of the service is away. Send it again soon.");
    return RestResponse.ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, body)
        .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  private static Problem of(ProblemException exception) {
    return Problem.of(
        exception.status(), exception.code(), exception.detail(), exception.members());
  }

  private static @Nullable ProblemException problemWithin(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return problem;
      }
    }
    return null;
  }

  private static Problem unexpected(Throwable exception) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf(exception, "Unexpected fault %s", incident);
    return Problem.of(
        500, "internal-error", "Something went wrong here. Quote " + incident + " to support.");
  }

  private static Response challenge() {
    return Response.fromResponse(
            Problem.of(401, "unauthorized", "Send a valid bearer token.").toResponse())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  /** Names the place but never the value: it may be a secret or a customer's name. */
  private static Response malformed(JacksonException exception) {
    String path = "";
    if (exception instanceof JsonMappingException mapping) {
      path =
          mapping.getPath().stream()
              .map(
                  reference ->
                      reference.getFieldName() == null
                          ? "[" + reference.getIndex() + "]"
                          : "/" + reference.getFieldName())
              .collect(Collectors.joining());
      ProblemException within = problemWithin(exception);
      if (within != null) {
        return of(within).toResponse();
      }
    }
    var location = exception.getLocation();
    String where =
        location == null
            ? ""
            : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    String detail =
        path.isEmpty()
            ? "The body is not the JSON this request takes" + where + "."
            : "The value at " + path + " is not what this request takes" + where + ".";
    return Problem.of(400, "malformed-json", detail).toResponse();
  }
}
