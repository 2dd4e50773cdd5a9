package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.CreateOAuthGrant;
import dev.calbridge.credential.contract.OAuthGrant;
import dev.calbridge.credential.contract.OAuthGrantDetails;
import dev.calbridge.credential.contract.OAuthGrantPage;
import dev.calbridge.credential.credential.Refusal;
import dev.calbridge.credential.grant.AcceptConsent;
import dev.calbridge.credential.grant.EndGrant;
import dev.calbridge.credential.grant.Grants;
import dev.calbridge.credential.grant.Grants.Filter;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What outside accounts allowed the tenant. No token comes out here. */
@Path(OAuthGrantsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(ServiceCredentialsResource.ADMINISTRATOR)
public class OAuthGrantsResource {

  static final String PATH = "/api/v1/oauth-grants";

  private final AcceptConsent accept;
  private final EndGrant end;
  private final Grants grants;
  private final Caller caller;

  public OAuthGrantsResource(AcceptConsent accept, EndGrant end, Grants grants, Caller caller) {
    this.accept = accept;
    this.end = end;
    this.grants = grants;
    this.caller = caller;
  }

  @POST
  public Uni<RestResponse<OAuthGrant>> create(@Nullable CreateOAuthGrant body) {
    return accept
        .accept(caller.tenant(), GrantJson.read(body), null)
        .map(GrantJson::orProblem)
        .map(
            kept ->
                RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, GrantJson.brief(kept))
                    .location(URI.create(PATH + "/" + kept.id()))
                    .build());
  }

  /** Oldest first. */
  @GET
  public Uni<OAuthGrantPage> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("account") @Nullable String account,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Filter filter = GrantPages.filter(state, account, after, limit);
    return grants.list(caller.tenant(), filter).map(GrantPages::answer);
  }

  @GET
  @Path("/{id}")
  public Uni<RestResponse<OAuthGrantDetails>> one(@PathParam("id") UUID id) {
    return grants
        .find(caller.tenant(), id)
        .map(found -> found.orElseThrow(OAuthGrantsResource::notFound))
        .map(
            used ->
                RestResponse.ResponseBuilder.ok(GrantJson.details(used))
                    .header(HttpHeaders.ETAG, IfMatch.tag(used.grant().version()))
                    .build());
  }

  /** Also while links use it: they will need another consent. */
  @DELETE
  @Path("/{id}")
  public Uni<Void> remove(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return end.end(caller.tenant(), id, IfMatch.optional(ifMatch))
        .invoke(
            ended -> {
              switch (ended) {
                case DONE -> {}
                case NOT_FOUND -> throw notFound();
                case STALE -> throw Refusals.problem(Refusal.STALE);
              }
            })
        .replaceWithVoid();
  }

  static ProblemException notFound() {
    return new ProblemException(404, "not-found", "There is no such grant.");
  }
}
