package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.contract.RefusedAccessToken;
import dev.calbridge.credential.grant.IssueAccessToken;
import dev.calbridge.credential.grant.IssuedToken;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Access tokens for services that act at the provider. */
@Path("/internal/v1/oauth-grants/{id}/access-token")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.SERVICE)
public class AccessTokenResource {

  private final IssueAccessToken issue;
  private final Caller caller;

  public AccessTokenResource(IssueAccessToken issue, Caller caller) {
    this.issue = issue;
    this.caller = caller;
  }

  @POST
  public Uni<RestResponse<AccessToken>> issue(@PathParam("id") UUID id) {
    return issue.issue(caller.tenant(), id).map(AccessTokenResource::answer);
  }

  /** Says nothing about whether it was the grant's token. */
  @POST
  @Path("/refused")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Void> refused(@PathParam("id") UUID id, @Nullable RefusedAccessToken sent) {
    String token = Required.text(Required.body(sent).value(), "value");
    return issue.refused(caller.tenant(), id, token);
  }

  private static RestResponse<AccessToken> answer(IssuedToken issued) {
    return switch (issued) {
      case IssuedToken.Issued(AccessToken token) ->
          RestResponse.ResponseBuilder.ok(token)
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .build();
      case IssuedToken.ConsentNeeded() ->
          throw new ProblemException(
              409, "consent-needed", "The account took its consent back: ask for it again.");
      case IssuedToken.NoSuchGrant() -> throw OAuthGrantsResource.notFound();
    };
  }
}
