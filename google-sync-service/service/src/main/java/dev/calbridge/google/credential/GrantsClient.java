package dev.calbridge.google.credential;

import dev.calbridge.credential.contract.AccessToken;
import dev.calbridge.credential.contract.RefusedAccessToken;
import dev.calbridge.kit.tenancy.Caller;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** credential-service, as far as it is needed here. */
@RegisterRestClient(configKey = "credential")
@OidcClientFilter
@Path("/internal/v1/oauth-grants")
interface GrantsClient {

  @POST
  @Path("/{grant}/access-token")
  AccessToken accessToken(
      @HeaderParam(Caller.TENANT_HEADER) String tenant, @PathParam("grant") UUID grant);

  @POST
  @Path("/{grant}/access-token/refused")
  void refused(
      @HeaderParam(Caller.TENANT_HEADER) String tenant,
      @PathParam("grant") UUID grant,
      RefusedAccessToken token);

  @PUT
  @Path("/{grant}/uses/{link}")
  void use(
      @HeaderParam(Caller.TENANT_HEADER) String tenant,
      @PathParam("grant") UUID grant,
      @PathParam("link") UUID link);

  @DELETE
  @Path("/{grant}/uses/{link}")
  void unuse(
      @HeaderParam(Caller.TENANT_HEADER) String tenant,
      @PathParam("grant") UUID grant,
      @PathParam("link") UUID link);
}
