package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.scheduler.appointment.AppointmentStatus;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/appointment-statuses}. */
@Path("/api/v1/appointment-statuses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Appointment statuses")
public class AppointmentStatusesEndpoint {

  private static final String PATH = "appointment-statuses";

  private final MasterDesk desk;
  private final MasterData<AppointmentStatus> data;

  AppointmentStatusesEndpoint(MasterDesk desk, MasterData<AppointmentStatus> data) {
    this.desk = desk;
    this.data = data;
  }

  @GET
  @Operation(summary = "A page of them, by id")
  public Uni<Page<MasterView<AppointmentStatus>>> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.list(data, after, limit);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One status; its entity tag is its version")
  public Uni<RestResponse<MasterView<AppointmentStatus>>> one(@RestPath UUID id) {
    return desk.one(data, "status", id);
  }

  @POST
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "A new status under an id of its own")
  public Uni<RestResponse<MasterView<AppointmentStatus>>> create(
      @Nullable AppointmentStatus value) {
    return desk.create(data, PATH, value);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "Creates or replaces; If-Match and If-None-Match: * are honoured")
  public Uni<RestResponse<MasterView<AppointmentStatus>>> put(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable AppointmentStatus value) {
    return desk.put(data, PATH, id, ifMatch, ifNoneMatch, value);
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "Deletes what nothing refers to any more; If-Match is honoured")
  public Uni<RestResponse<Void>> delete(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return desk.delete(data, id, ifMatch);
  }
}
