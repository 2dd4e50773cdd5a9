package dev.calbridge.google.scheduler;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.contract.EntryChange;
import dev.calbridge.scheduler.contract.EntryChangeOutcome;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** scheduler-service, as far as it is needed here. */
@RegisterRestClient(configKey = "scheduler")
@OidcClientFilter
@Path("/internal/v1/entry-changes")
interface EntryChangesClient {

  @POST
  EntryChangeOutcome ask(
      @HeaderParam(Caller.TENANT_HEADER) String tenant,
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      EntryChange change);
}
