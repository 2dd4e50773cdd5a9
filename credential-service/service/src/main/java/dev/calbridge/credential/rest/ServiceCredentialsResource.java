package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.ChangePassword;
import dev.calbridge.credential.contract.ChangeServiceCredential;
import dev.calbridge.credential.contract.CreateServiceCredential;
import dev.calbridge.credential.contract.ServiceCredentialDetails;
import dev.calbridge.credential.credential.Actor;
import dev.calbridge.credential.credential.ChangeCredential;
import dev.calbridge.credential.credential.CreateCredential;
import dev.calbridge.credential.credential.Credentials;
import dev.calbridge.credential.credential.Expected;
import dev.calbridge.credential.credential.Particulars;
import dev.calbridge.credential.credential.Refusal;
import dev.calbridge.credential.credential.ServiceCredential;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
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

  private final CreateCredential create;
  private final ChangeCredential change;
  private final Credentials credentials;
  private final Caller caller;

  public ServiceCredentialsResource(
      CreateCredential create, ChangeCredential change, Credentials credentials, Caller caller) {
    this.create = create;
    this.change = change;
    this.credentials = credentials;
    this.caller = caller;
  }

  @POST
  public Uni<RestResponse<ServiceCredentialDetails>> create(
      @Nullable CreateServiceCredential body) {
    return create
        .create(actor(), CredentialJson.read(body))
        .map(Refusals::orProblem)
        .map(
            created ->
                RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, CredentialJson.write(created))
                    .location(URI.create(PATH + "/" + created.id()))
                    .header(HttpHeaders.ETAG, IfMatch.tag(created.version()))
                    .build());
  }

  @GET
  public Uni<List<ServiceCredentialDetails>> list() {
    Actor actor = actor();
    return credentials
        .list(actor.tenant(), actor.administrator() ? null : actor.user())
        .map(found -> found.stream().map(CredentialJson::write).toList());
  }

  @GET
  @Path("/{id}")
  public Uni<RestResponse<ServiceCredentialDetails>> one(@PathParam("id") UUID id) {
    Actor actor = actor();
    return credentials
        .find(actor.tenant(), id)
        .map(found -> found.filter(actor::sees))
        .map(found -> found.orElseThrow(() -> Refusals.problem(Refusal.NOT_FOUND)))
        .map(ServiceCredentialsResource::ok);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(ADMINISTRATOR)
  public Uni<RestResponse<ServiceCredentialDetails>> change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable ChangeServiceCredential body) {
    Expected expected = IfMatch.required(ifMatch);
    Particulars particulars = CredentialJson.read(body);
    return change
        .particulars(actor(), id, expected, particulars)
        .map(Refusals::orProblem)
        .map(ServiceCredentialsResource::ok);
  }

  @PUT
  @Path("/{id}/password")
  public Uni<RestResponse<ServiceCredentialDetails>> password(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable ChangePassword body) {
    ChangePassword typed = Required.body(body);
    return change
        .password(
            actor(),
            id,
            IfMatch.optional(ifMatch),
            Required.field(typed.password(), "password"),
            Required.field(typed.passwordRepeat(), "passwordRepeat"))
        .map(Refusals::orProblem)
        .map(ServiceCredentialsResource::ok);
  }

  @DELETE
  @Path("/{id}")
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

  private static RestResponse<ServiceCredentialDetails> ok(ServiceCredential credential) {
    return RestResponse.ResponseBuilder.ok(CredentialJson.write(credential))
        .header(HttpHeaders.ETAG, IfMatch.tag(credential.version()))
        .build();
  }
}
