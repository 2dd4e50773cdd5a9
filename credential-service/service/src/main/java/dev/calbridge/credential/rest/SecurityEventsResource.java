package dev.calbridge.credential.rest;

import dev.calbridge.credential.grant.LoseGrants;
import dev.calbridge.credential.grant.TokenName;
import dev.calbridge.credential.provider.GoogleSecurityEvents;
import dev.calbridge.credential.provider.GoogleSecurityEvents.Ended;
import dev.calbridge.credential.provider.GoogleSecurityEvents.Refused;
import dev.calbridge.credential.provider.GoogleSecurityEvents.Told;
import dev.calbridge.kit.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Where Google says what happened to accounts (push delivery, RFC 8935). Open to the world: a token
 * is believed for its signature alone. Not there unless it is configured.
 */
@Path("/api/v1/oauth/security-events")
@PermitAll
@Consumes("application/secevent+jwt")
@Produces(MediaType.APPLICATION_JSON)
public class SecurityEventsResource {

  private static final int LONGEST = 16_384;
  private static final String GOOGLE = "google";

  private final GoogleSecurityEvents events;
  private final LoseGrants lose;
  private final MeterRegistry meters;

  public SecurityEventsResource(
      GoogleSecurityEvents events, LoseGrants lose, MeterRegistry meters) {
    this.events = events;
    this.lose = lose;
    this.meters = meters;
  }

  /** 202 once it is written down; 400 with a code of RFC 8935 section 2.4. */
  @POST
  @Operation(hidden = true)
  public Uni<Response> told(@Nullable String token) {
    if (!events.wanted()) {
      throw new ProblemException(404, "not-found", "No security events are taken here.");
    }
    if (token == null || token.isBlank() || token.length() > LONGEST) {
      return Uni.createFrom().item(refusal("invalid_request", "Send one token."));
    }
    return events
        .read(token.strip())
        .chain(this::apply)
        .replaceWith(Response.accepted().build())
        .onFailure(Refused.class)
        .recoverWithItem(
            failure ->
                failure instanceof Refused refused
                    ? refusal(refused.code(), String.valueOf(refused.getMessage()))
                    : refusal("invalid_request", ""));
  }

  private Uni<Void> apply(List<Told> told) {
    return Multi.createFrom()
        .iterable(told)
        .onItem()
        .transformToUniAndConcatenate(this::apply)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Integer> apply(Told told) {
    return switch (told.ended()) {
      case Ended.Nothing() -> {
        count("noted");
        yield Uni.createFrom().item(0);
      }
      case Ended.Account(String account) -> counted(lose.ended(GOOGLE, account, told.at()));
      case Ended.Token(TokenName token) -> counted(lose.ended(token, told.at()));
    };
  }

  private Uni<Integer> counted(Uni<Integer> ended) {
    return ended.invoke(lost -> count(lost == 0 ? "nobody" : "lost"));
  }

  private Response refusal(String code, String description) {
    count("refused");
    return Response.status(Response.Status.BAD_REQUEST)
        .entity(Map.of("err", code, "description", description))
        .build();
  }

  private void count(String outcome) {
    meters.counter("calbridge.oauth.security.events", "outcome", outcome).increment();
  }
}
