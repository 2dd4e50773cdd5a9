package dev.calbridge.credential.rest;

import dev.calbridge.credential.contract.RejectionReason;
import dev.calbridge.credential.contract.Verification;
import dev.calbridge.credential.contract.VerifyRequest;
import dev.calbridge.credential.credential.ServiceCredential;
import dev.calbridge.credential.credential.Verdict;
import dev.calbridge.credential.credential.VerifyCredential;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Says whether a user name and password are good; for services, which say no tenant: it tells. */
@Path("/internal/v1/service-credentials/verify")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
public class VerifyResource {

  private final VerifyCredential verify;
  private final MeterRegistry metrics;

  public VerifyResource(VerifyCredential verify, MeterRegistry metrics) {
    this.verify = verify;
    this.metrics = metrics;
  }

  @POST
  @Operation(
      summary = "Whether user name and password open a service class now",
      description =
          "Always 200; a rejection with retryAfter was not judged, and the gateway answers 429.")
  public Uni<Verification> verify(@Nullable VerifyRequest body) {
    VerifyRequest request = Required.body(body);
    return verify
        .verify(
            Required.field(request.userName(), "userName"),
            Required.field(request.password(), "password"),
            Required.field(request.serviceClass(), "serviceClass"),
            Origins.of(request.address(), request.agent()))
        .invoke(this::count)
        .map(VerifyResource::answer);
  }

  private static Verification answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified(ServiceCredential credential) -> verified(credential);
      case Verdict.Rejected rejected -> new Verification.Rejected();
      case Verdict.Throttled(Duration pause) ->
          // rounded up: who comes back too early is sent away again
          new Verification.Rejected(Math.max(1, pause.plusMillis(999).toSeconds()));
    };
  }

  /** The reasons are few and say nothing about anybody. */
  private void count(Verdict verdict) {
    String result =
        switch (verdict) {
          case Verdict.Verified verified -> "verified";
          case Verdict.Rejected(RejectionReason reason) ->
              reason == null ? "unknown_user" : reason.name().toLowerCase(Locale.ROOT);
          case Verdict.Throttled throttled -> "throttled";
        };
    metrics.counter("calbridge.credential.verifications", "result", result).increment();
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
