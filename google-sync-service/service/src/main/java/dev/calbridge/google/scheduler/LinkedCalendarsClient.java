package dev.calbridge.google.scheduler;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.contract.LinkedCalendar;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Resources of scheduler-service and the calendars they are connected with. */
@RegisterRestClient(configKey = "scheduler")
@OidcClientFilter
@Path("/internal/v1/resources/{resource}/linked-calendars/{link}")
interface LinkedCalendarsClient {

  @PUT
  void connect(
      @HeaderParam(Caller.TENANT_HEADER) String tenant,
      @PathParam("resource") UUID resource,
      @PathParam("link") UUID link,
      LinkedCalendar calendar);

  @DELETE
  void disconnect(
      @HeaderParam(Caller.TENANT_HEADER) String tenant,
      @PathParam("resource") UUID resource,
      @PathParam("link") UUID link);
}
