package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.scheduler.availability.ResourceTime.Kind;
import dev.calbridge.scheduler.base.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What availabilities and unavailabilities answer alike. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
abstract class ResourceTimesEndpoint {

  private final TimeDesk desk;
  private final Kind kind;
  private final String path;

  /**
   * @param path last segment of the collection's path
   */
  ResourceTimesEndpoint(TimeDesk desk, Kind kind, String path) {
    this.desk = desk;
    this.kind = kind;
    this.path = path;
  }

  @GET
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
  @Operation(summary = "Those of a resource that may take place within a window")
  public Uni<Page<TimeView>> list(
      @QueryParam("resource") @Nullable UUID resource,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.list(kind, Windows.of(resource, from, to, after, limit));
  }

  @GET
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
  @Path("{id}")
  @Operation(summary = "One of them; its entity tag is its version")
  public Uni<RestResponse<TimeView>> one(@RestPath UUID id) {
    return desk.one(kind, id);
  }

  @POST
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
  @Operation(summary = "A new one under an id of its own")
  public Uni<RestResponse<TimeView>> create(
      @HeaderParam(NewIds.HEADER) @Nullable String key, @Nullable TimeInput input) {
    return desk.create(kind, path, key, input);
  }

  @PUT
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
  @Path("{id}")
  @Operation(summary = "Replaces with If-Match, creates with If-None-Match: *")
  public Uni<RestResponse<TimeView>> put(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable TimeInput input) {
    return desk.put(kind, path, id, Preconditions.of(ifMatch, ifNoneMatch), input);
  }

  @PATCH
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @Operation(summary = "Changes the fields it names (RFC 7396), with If-Match")
  public Uni<RestResponse<TimeView>> patch(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable JsonNode patch) {
    return desk.patch(kind, path, id, Preconditions.of(ifMatch, null), patch);
  }

  @DELETE
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
  @Path("{id}")
  @Operation(summary = "Deletes with If-Match")
  public Uni<RestResponse<Void>> delete(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return desk.delete(kind, id, ifMatch);
  }
}
