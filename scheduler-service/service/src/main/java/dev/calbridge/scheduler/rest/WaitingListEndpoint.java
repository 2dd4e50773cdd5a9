package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.waitinglist.Waiting;
import dev.calbridge.scheduler.waitinglist.WaitingOffers;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/waiting-list}: customers who wait for a time, and what became free for them. */
@Path("/api/v1/waiting-list")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Waiting list")
public class WaitingListEndpoint {

  private static final String PATH = "waiting-list";

  private final Caller caller;
  private final MasterDesk desk;
  private final MasterData<Waiting> data;
  private final WaitingOffers offers;

  WaitingListEndpoint(
      Caller caller, MasterDesk desk, MasterData<Waiting> data, WaitingOffers offers) {
    this.caller = caller;
    this.desk = desk;
    this.data = data;
    this.offers = offers;
  }

  /** What became free, longest waiting customer first. */
  public record Offers(List<WaitingOffers.Offer> items) {}

  @GET
  @Path("offers")
  @Operation(
      summary = "Times that became free for customers who wait, longest waiting first",
      description =
          "Written when an appointment is deleted, cancelled or moved, whoever did it. An offer is"
              + " a hint: book the time, and a 409 says that somebody else was faster.")
  public Uni<Offers> offers(
      @QueryParam("resource") @Nullable UUID resource,
      @QueryParam("waiting") @Nullable UUID waiting,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return offers.open(caller.tenant(), resource, waiting, Answers.limit(limit)).map(Offers::new);
  }

  @GET
  @Operation(summary = "A page of those who wait, by id")
  public Uni<Page<MasterView<Waiting>>> list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return desk.list(data, after, limit);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One of them; its entity tag is its version")
  public Uni<RestResponse<MasterView<Waiting>>> one(@RestPath UUID id) {
    return desk.one(data, "waiting customer", id);
  }

  @POST
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(summary = "A new one under an id of its own")
  public Uni<RestResponse<MasterView<Waiting>>> create(
      @HeaderParam(NewIds.HEADER) @Nullable String key, @Nullable Waiting value) {
    return desk.create(data, PATH, key, value);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(summary = "Creates or replaces; If-Match and If-None-Match: * are honoured")
  public Uni<RestResponse<MasterView<Waiting>>> put(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable Waiting value) {
    return desk.put(data, PATH, id, ifMatch, ifNoneMatch, value);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(summary = "Changes the fields it names (RFC 7396); If-Match is honoured")
  public Uni<RestResponse<MasterView<Waiting>>> patch(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable JsonNode patch) {
    return desk.patch(data, Waiting.class, PATH, "waiting customer", id, ifMatch, patch);
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(summary = "No longer waits; If-Match is honoured")
  public Uni<RestResponse<Void>> delete(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return desk.delete(data, id, ifMatch);
  }
}
