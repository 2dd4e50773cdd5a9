package dev.calbridge.credential.rest;

import dev.calbridge.credential.consent.ConsentFlow;
import dev.calbridge.credential.consent.Consents;
import dev.calbridge.credential.consent.Language;
import dev.calbridge.credential.consent.StartConsent;
import dev.calbridge.credential.consent.StartConsent.Started;
import dev.calbridge.credential.consent.StartConsent.Wish;
import dev.calbridge.credential.contract.OAuthConsent;
import dev.calbridge.credential.contract.StartOAuthConsent;
import dev.calbridge.credential.contract.StartedOAuthConsent;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Consent flows, for the service that knows who may start one for which resource. */
@Path(OAuthConsentsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.SERVICE)
public class OAuthConsentsResource {

  static final String PATH = "/internal/v1/oauth-consents";

  private final StartConsent start;
  private final Consents consents;
  private final Clock clock;
  private final Caller caller;

  public OAuthConsentsResource(StartConsent start, Consents consents, Clock clock, Caller caller) {
    this.start = start;
    this.consents = consents;
    this.clock = clock;
    this.caller = caller;
  }

  @POST
  public Uni<RestResponse<StartedOAuthConsent>> start(@Nullable StartOAuthConsent sent) {
    StartOAuthConsent body = Required.body(sent);
    GrantJson.checkProvider(body.provider());
    Wish wish =
        new Wish(
            Required.field(body.resource(), "resource"),
            Required.subject(Required.field(body.user(), "user"), "user"),
            language(body.language()),
            body.grant());
    return start.start(caller.tenant(), wish).map(OAuthConsentsResource::answer);
  }

  private static Language language(@Nullable String text) {
    return switch (text) {
      case null -> Language.DE;
      case "de" -> Language.DE;
      case "en" -> Language.EN;
      default -> throw new ProblemException(400, "language-unknown", "A language is de or en.");
    };
  }

  private static RestResponse<StartedOAuthConsent> answer(Started started) {
    return switch (started) {
      case Started.Open(ConsentFlow flow, String url) ->
          RestResponse.ResponseBuilder.create(
                  RestResponse.Status.CREATED,
                  new StartedOAuthConsent(flow.id(), url, flow.expiresAt()))
              .location(URI.create(PATH + "/" + flow.id()))
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .build();
      case Started.NoSuchGrant() -> throw OAuthGrantsResource.notFound();
      case Started.TooMany() ->
          throw new ProblemException(
              429, "too-many-consents", "This user has many consents open. Wait ten minutes.");
    };
  }

  @GET
  @Path("/{id}")
  public Uni<OAuthConsent> one(@PathParam("id") UUID id) {
    return consents
        .find(caller.tenant(), id)
        .map(
            found ->
                found
                    .map(this::view)
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                404, "not-found", "There is no such consent flow.")));
  }

  private OAuthConsent view(ConsentFlow flow) {
    return new OAuthConsent(
        flow.id(),
        flow.provider(),
        flow.resource(),
        flow.user(),
        flow.expiresAt(),
        flow.outcome(clock.instant()));
  }
}
