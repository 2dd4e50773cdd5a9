package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.organisation.Employee;
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

/** {@code /api/v1/employees}. */
@Path("/api/v1/employees")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Employees")
public class EmployeesEndpoint {

  private static final String PATH = "employees";

  private final MasterDesk desk;
  private final MasterData<Employee> data;

  EmployeesEndpoint(MasterDesk desk, MasterData<Employee> data) {
    this.desk = desk;
    this.data = data;
  }

  @GET
  @Operation(summary = "A page of them, by id")
  public Uni<Page<MasterView<Employee>>> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.list(data, after, limit);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One employee; its entity tag is its version")
  public Uni<RestResponse<MasterView<Employee>>> one(@RestPath UUID id) {
    return desk.one(data, "employee", id);
  }

  @POST
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "A new employee under an id of its own")
  public Uni<RestResponse<MasterView<Employee>>> create(@Nullable Employee value) {
    return desk.create(data, PATH, value);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "Creates or replaces; If-Match and If-None-Match: * are honoured")
  public Uni<RestResponse<MasterView<Employee>>> put(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable Employee value) {
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
