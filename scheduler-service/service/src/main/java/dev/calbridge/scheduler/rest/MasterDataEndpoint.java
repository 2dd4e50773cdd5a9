package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.MasterData;
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

/**
 * What every kind of master data answers that only the tenant's administrators write and everybody
 * of the tenant reads.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
abstract class MasterDataEndpoint<T extends Checked> {

  private final MasterDesk desk;
  private final MasterData<T> data;
  private final Class<T> type;
  private final String path;
  private final String noun;

  /**
   * @param path last segment of the collection's path
   * @param noun what one of them is called when it is not found
   */
  MasterDataEndpoint(MasterDesk desk, MasterData<T> data, Class<T> type, String path, String noun) {
    this.desk = desk;
    this.data = data;
    this.type = type;
    this.path = path;
    this.noun = noun;
  }

  @GET
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
  @Operation(summary = "A page of them, by id")
  public Uni<Page<MasterView<T>>> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.list(data, after, limit);
  }

  @GET
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
  @Operation(summary = "One of them; its entity tag is its version")
  public Uni<RestResponse<MasterView<T>>> one(@RestPath UUID id) {
    return desk.one(data, noun, id);
  }

  @POST
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "A new one under an id of its own")
  public Uni<RestResponse<MasterView<T>>> create(
      @HeaderParam(NewIds.HEADER) @Nullable String key, @Nullable T value) {
    return desk.create(data, path, key, value);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "Creates or replaces; If-Match and If-None-Match: * are honoured")
  public Uni<RestResponse<MasterView<T>>> put(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable T value) {
    return desk.put(data, path, id, ifMatch, ifNoneMatch, value);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @RolesAllowed({TENANT_ADMIN})
  @Operation(summary = "Changes the fields it names (RFC 7396); If-Match is honoured")
  public Uni<RestResponse<MasterView<T>>> patch(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable JsonNode patch) {
    return desk.patch(data, type, path, noun, id, ifMatch, patch);
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
