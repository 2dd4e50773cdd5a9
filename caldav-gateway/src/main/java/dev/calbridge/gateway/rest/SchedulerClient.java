package dev.calbridge.gateway.rest;

import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** scheduler-service's door for gateways. */
@RegisterRestClient(configKey = "scheduler")
@OidcClientFilter
@Path("/internal/v1/entry-changes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SchedulerClient {

  @POST
  EntryChangeOutcome submit(
      @HeaderParam("Calbridge-Tenant") String tenant,
      @HeaderParam("Idempotency-Key") String key,
      EntryChange change);
}
