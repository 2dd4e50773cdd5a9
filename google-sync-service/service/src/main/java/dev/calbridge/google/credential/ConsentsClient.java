package dev.calbridge.google.credential;

import dev.calbridge.credential.contract.OAuthConsent;
import dev.calbridge.credential.contract.StartOAuthConsent;
import dev.calbridge.credential.contract.StartedOAuthConsent;
import dev.calbridge.kit.tenancy.Caller;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Consent flows of credential-service. */
@RegisterRestClient(configKey = "credential")
@OidcClientFilter
@Path("/internal/v1/oauth-consents")
interface ConsentsClient {

  @POST
  Uni<StartedOAuthConsent> start(
      @HeaderParam(Caller.TENANT_HEADER) String tenant, StartOAuthConsent consent);

  @GET
  @Path("/{consent}")
  Uni<OAuthConsent> find(
      @HeaderParam(Caller.TENANT_HEADER) String tenant, @PathParam("consent") UUID consent);
}
