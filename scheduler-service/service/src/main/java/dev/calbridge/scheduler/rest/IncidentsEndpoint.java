package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Failure;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.entry.DecideIncident;
import dev.calbridge.scheduler.guard.GuardSettings;
import dev.calbridge.scheduler.guard.Incident;
import dev.calbridge.scheduler.guard.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/mass-change-guard}: how it is set, what it holds, and what becomes of that. */
@Path("/api/v1/mass-change-guard")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(TENANT_ADMIN)
@Tag(name = "Mass-change guard")
public class IncidentsEndpoint {

  private final Caller caller;
  private final Incidents incidents;
  private final DecideIncident decide;

  IncidentsEndpoint(Caller caller, Incidents incidents, DecideIncident decide) {
    this.caller = caller;
    this.incidents = incidents;
    this.decide = decide;
  }

  @GET
  @Path("settings")
  @Operation(summary = "From when on deletes of one source are held")
  public Uni<GuardSettings> settings() {
    return incidents.settings(caller.tenant());
  }

  @PUT
  @Path("settings")
  @Operation(
      summary = "Sets it; a share of 100 percent switches the guard off",
      description = "sharePercent 1 to 100, windowMinutes 1 to 1440, atLeast 1 to 10000.")
  public Uni<GuardSettings> set(@Nullable GuardSettings settings) {
    return incidents
        .set(caller.tenant(), Answers.body(settings))
        .map(outcome -> Answers.done(outcome).value());
  }

  @GET
  @Path("incidents")
  @Operation(summary = "What was held, the newest first; at most 200")
  public Uni<Page<Incident>> list(@QueryParam("state") Incident.@Nullable State state) {
    return incidents.list(caller.tenant(), state).map(all -> new Page<>(all, null));
  }

  @GET
  @Path("incidents/{id}")
  @Operation(summary = "One incident with the deletes that wait")
  public Uni<Incident> one(@RestPath UUID id) {
    return incidents
        .find(caller.tenant(), id)
        .map(found -> found.orElseThrow(() -> Answers.problem(Failure.absent("incident"))));
  }

  @POST
  @Path("incidents/{id}/release")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Carries the held deletes out, and lets the source go on",
      description =
          "What was changed since is left alone and counted. For the length of a window the guard"
              + " does not look at that source in that calendar.")
  public Uni<DecideIncident.Result> release(@RestPath UUID id) {
    return decide
        .release(caller.tenant(), id, caller.user())
        .map(outcome -> Answers.done(outcome).value());
  }

  @POST
  @Path("incidents/{id}/revert")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Drops the held deletes, and restores what the source had deleted before",
      description = "What was changed since is left alone and counted.")
  public Uni<DecideIncident.Result> revert(@RestPath UUID id) {
    return decide
        .revert(caller.tenant(), id, caller.user())
        .map(outcome -> Answers.done(outcome).value());
  }
}
