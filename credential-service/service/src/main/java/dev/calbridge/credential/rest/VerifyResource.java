package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.Verification;
import dev.calbridge.credential.contract.VerifyRequest;
import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.credential.credential.VerifyCredential;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Says whether a user name and password are good; for services, which say no tenant: it tells. */
@Path("/internal/v1/service-credentials/verify")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
public class VerifyResource {

  private final VerifyCredential verify;

  public VerifyResource(VerifyCredential verify) {
    this.verify = verify;
  }

  @POST
  public Uni<Verification> verify(@Nullable VerifyRequest body) {
    VerifyRequest request = Required.body(body);
    return verify
        .verify(
            Required.field(request.userName(), "userName"),
            Required.field(request.password(), "password"),
            Required.field(request.serviceClass(), "serviceClass"))
        .map(found -> found.map(VerifyResource::verified).orElseGet(Verification.Rejected::new));
  }

  private static Verification verified(ServiceCredential credential) {
    return new Verification.Verified(
        credential.tenant(),
        credential.id(),
        credential.version(),
        credential.userName().value(),
        credential.user(),
        credential.branch(),
        credential.validity().end());
  }
}
