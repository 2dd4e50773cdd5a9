package dev.calbridge.credential.rest;

import dev.calbridge.credential.credential.PasswordHashes;
import dev.calbridge.credential.grant.TokenEndpoint;
import dev.calbridge.kit.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Faults that pass by themselves: try again later. */
public class FaultMappers {

  private static final Logger LOG = Logger.getLogger(FaultMappers.class);

  private static final int UNAVAILABLE = 503;

  @ServerExceptionMapper
  public Response overloaded(PasswordHashes.Overloaded fault) {
    return later("overloaded", "Too many sign-ins at once. Try again.", 1);
  }

  @ServerExceptionMapper
  public Response unavailable(TokenEndpoint.Unavailable fault) {
    LOG.warnf("Google: %s", fault.getMessage());
    return later("provider-unavailable", "Google cannot be asked just now. Try again.", 30);
  }

  private static Response later(String code, String detail, int seconds) {
    return Response.status(UNAVAILABLE)
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .entity(Problem.of(UNAVAILABLE, code, detail))
        .build();
  }
}
