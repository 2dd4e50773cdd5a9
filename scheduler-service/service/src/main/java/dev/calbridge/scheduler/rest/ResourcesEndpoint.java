package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.resource.Resource;
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

/** {@code /api/v1/resources}. */
@Path("/api/v1/resources")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Resources")
public class ResourcesEndpoint {

  private static final String PATH = "resources";

  private final MasterDesk desk;
  private final MasterData<Resource> data;

  ResourcesEndpoint(MasterDesk desk, MasterData<Resource> data) {
    this.desk = desk;
    this.data = data;
  }

  @GET
  @Operation(summary = "A page of them, by id")
  public Uni<Page<MasterView<Resource>>> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.list(data, after, limit);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One resource; its entity tag is its version")
  public Uni<RestResponse<MasterView<Resource>>> one(@RestPath UUID id) {
    return desk.one(data, "resource", id);
  }

  @POST
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "A new resource under an id of its own")
  public Uni<RestResponse<MasterView<Resource>>> create(@Nullable Resource value) {
    return desk.create(data, PATH, value);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "Creates or replaces; If-Match and If-None-Match: * are honoured")
  public Uni<RestResponse<MasterView<Resource>>> put(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable Resource value) {
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
