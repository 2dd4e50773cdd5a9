package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.ChangePassword;
import dev.calbridge.credential.contract.ChangeServiceCredential;
import dev.calbridge.credential.contract.CreateServiceCredential;
import dev.calbridge.credential.contract.CredentialState;
import dev.calbridge.credential.contract.ServiceClass;
import dev.calbridge.credential.contract.ServiceCredentialDetails;
import dev.calbridge.credential.contract.ServiceCredentialPage;
import dev.calbridge.credential.credential.Actor;
import dev.calbridge.credential.credential.ChangeCredential;
import dev.calbridge.credential.credential.CreateCredential;
import dev.calbridge.credential.credential.Expected;
import dev.calbridge.credential.credential.Made;
import dev.calbridge.credential.credential.Particulars;
import dev.calbridge.credential.credential.PasswordChoice;
import dev.calbridge.credential.credential.ReadCredentials;
import dev.calbridge.credential.credential.ReadCredentials.Seen;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Service credentials for those who manage them: administrators all, employees their own. */
@Path(ServiceCredentialsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({ServiceCredentialsResource.ADMINISTRATOR, "employee"})
public class ServiceCredentialsResource {

  static final String PATH = "/api/v1/service-credentials";
  static final String ADMINISTRATOR = "tenant-admin";

  private static final int USUAL_LIMIT = 100;

  private final CreateCredential create;
  private final ChangeCredential change;
  private final ReadCredentials read;
  private final Caller caller;

  public ServiceCredentialsResource(
      CreateCredential create, ChangeCredential change, ReadCredentials read, Caller caller) {
    this.create = create;
    this.change = change;
    this.read = read;
    this.caller = caller;
  }

  @POST
  @Operation(
      summary = "Makes a service credential",
      description =
          "The same request under the same Idempotency-Key (or the same id) answers the same for a"
              + " day; a generated password is told once. Codes: user-name-taken, id-taken,"
              + " idempotency-key-reused, removed-meanwhile (409), not-own, confirmation-not-allowed"
              + " (403), and one for each field that is wrong (400).")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ServiceCredentialDetails.class)))
  public Uni<RestResponse<ServiceCredentialDetails>> create(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable CreateServiceCredential body) {
    Actor actor = actor();
    String key = Parameters.idempotencyKey(idempotencyKey);
    return create
        .create(actor, CredentialJson.read(body), key)
        .map(Refusals::orProblem)
        .chain(made -> told(actor, made, RestResponse.Status.CREATED));
  }

  @GET
  @Operation(summary = "Service credentials by user name; employees see their own")
  public Uni<ServiceCredentialPage> list(
      @Parameter(description = "of this user only") @QueryParam("user") @Nullable String user,
      @Parameter(description = "with this main branch only") @QueryParam("branch")
          @Nullable String branch,
      @Parameter(description = "of this service class only") @QueryParam("serviceClass")
          @Nullable String serviceClass,
      @Parameter(description = "in this state only") @QueryParam("state") @Nullable String state,
      @Parameter(description = "cursor from the page before") @QueryParam("after")
          @Nullable String after,
      @Parameter(description = "1 to 500, usually 100") @QueryParam("limit")
          @Nullable String limit) {
    ReadCredentials.Filter filter =
        new ReadCredentials.Filter(
            user == null ? null : Required.subject(user, "user"),
            Parameters.id(branch, "branch"),
            Parameters.choice(ServiceClass.class, serviceClass, "serviceClass"),
            Parameters.choice(CredentialState.class, state, "state"));
    return read.page(actor(), filter, Parameters.place(after), Parameters.limit(limit, USUAL_LIMIT))
        .map(CredentialJson::write);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One service credential; its entity tag is its version")
  public Uni<RestResponse<ServiceCredentialDetails>> one(@PathParam("id") UUID id) {
    return read.one(actor(), id).map(Refusals::orProblem).map(ServiceCredentialsResource::ok);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "Changes branch, validity, label or confirmation",
      description = "Codes: if-match-missing (428), stale-version (412).")
  public Uni<RestResponse<ServiceCredentialDetails>> change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable ChangeServiceCredential body) {
    Actor actor = actor();
    Expected expected = IfMatch.required(ifMatch);
    Particulars particulars = CredentialJson.read(body);
    return change
        .particulars(actor, id, expected, particulars)
        .map(Refusals::orProblem)
        .chain(changed -> read.seen(actor, changed))
        .map(ServiceCredentialsResource::ok);
  }

  @PUT
  @Path("/{id}/password")
  @Operation(
      summary = "Sets a password, or has one generated",
      description = "A generated password is told this once.")
  public Uni<RestResponse<ServiceCredentialDetails>> password(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable ChangePassword body) {
    Actor actor = actor();
    PasswordChoice choice = CredentialJson.read(body);
    return change
        .password(actor, id, IfMatch.optional(ifMatch), choice)
        .map(Refusals::orProblem)
        .chain(made -> told(actor, made, RestResponse.Status.OK));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Ends a service credential for good; gateways follow within two seconds")
  public Uni<Void> remove(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return change
        .remove(actor(), id, IfMatch.optional(ifMatch))
        .map(Refusals::orProblem)
        .replaceWithVoid();
  }

  private Actor actor() {
    return new Actor(caller.tenant(), caller.user(), caller.hasRole(ADMINISTRATOR));
  }

  /** The only answers that may hold a password: nobody on the way keeps them. */
  private Uni<RestResponse<ServiceCredentialDetails>> told(
      Actor actor, Made made, RestResponse.Status status) {
    return read.seen(actor, made.credential())
        .map(
            seen ->
                RestResponse.ResponseBuilder.create(
                        status, CredentialJson.write(seen, made.generated()))
                    .location(URI.create(PATH + "/" + seen.credential().id()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(HttpHeaders.ETAG, IfMatch.tag(seen.credential().version()))
                    .build());
  }

  private static RestResponse<ServiceCredentialDetails> ok(Seen seen) {
    return RestResponse.ResponseBuilder.ok(CredentialJson.write(seen))
        .header(HttpHeaders.ETAG, IfMatch.tag(seen.credential().version()))
        .build();
  }
}
