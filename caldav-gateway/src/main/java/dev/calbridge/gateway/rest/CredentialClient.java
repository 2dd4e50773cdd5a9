package dev.calbridge.gateway.rest;

import dev.calbridge.credential.contract.Verification;
import dev.calbridge.credential.contract.VerifyRequest;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** credential-service's door for gateways. */
@RegisterRestClient(configKey = "credential")
@OidcClientFilter
@Path("/internal/v1/service-credentials/verify")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface CredentialClient {

  @POST
  Verification verify(VerifyRequest request);
}
