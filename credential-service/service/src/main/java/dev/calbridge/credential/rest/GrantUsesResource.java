package dev.calbridge.credential.rest;

import dev.calbridge.credential.grant.EndGrant;
import dev.calbridge.credential.grant.Grants;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;

/** Which links use a grant. With its last use a grant ends. Both may be repeated. */
@Path("/internal/v1/oauth-grants/{id}/uses/{link}")
@RolesAllowed(Caller.SERVICE)
public class GrantUsesResource {

  private final Grants grants;
  private final EndGrant end;
  private final Clock clock;
  private final Caller caller;

  public GrantUsesResource(Grants grants, EndGrant end, Clock clock, Caller caller) {
    this.grants = grants;
    this.end = end;
    this.clock = clock;
    this.caller = caller;
  }

  @PUT
  public Uni<Void> use(@PathParam("id") UUID id, @PathParam("link") UUID link) {
    return grants
        .use(caller.tenant(), id, link, clock.instant())
        .invoke(
            found -> {
              if (!found) {
                throw OAuthGrantsResource.notFound();
              }
            })
        .replaceWithVoid();
  }

  @DELETE
  public Uni<Void> leave(@PathParam("id") UUID id, @PathParam("link") UUID link) {
    return end.leave(caller.tenant(), id, link);
  }
}
